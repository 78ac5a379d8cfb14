import { FindAskHandler } from './asks/find-ask.js';
import { ListAsksHandler } from './asks/list-asks.js';
import { ClaimsAboutHandler } from './claims/claims-about.js';
import { FindAnswerHandler, KnownAboutClaimHandler } from './claims/find-answer.js';
import { FindClaimHandler } from './claims/find-claim.js';
import { ListClaimsHandler } from './claims/list-claims.js';
import { ListUnclaimedAnswersHandler } from './claims/list-unclaimed-answers.js';
import { ConsultationCalendarHandler } from './consultations/consultation-calendar.js';
import { FindConsultationHandler } from './consultations/find-consultation.js';
import { ListConsultationsHandler } from './consultations/list-consultations.js';
import { LoggedConsultationHandler } from './consultations/logged-consultation.js';
import { FindDecisionHandler } from './decisions/find-decision.js';
import { ListDecisionsHandler } from './decisions/list-decisions.js';
import { FindEngagementHandler } from './engagements/find-engagement.js';
import { ListEngagementsHandler } from './engagements/list-engagements.js';
import { ItemHistoryHandler } from './history/item-history.js';
import { RecordedSinceHandler } from './history/recorded-since.js';
import { ForBriefingHandler } from './home/for-briefing.js';
import { InputOfHandler } from './home/input-of.js';
import { DeskOfMemberHandler, HomeDeskHandler } from './home/home-lists.js';
import { TitlesOfHandler } from './titles.js';
import { KnownAboutHandler } from './known-about.js';
import { FindOrganisationHandler } from './organisations/find-organisation.js';
import { ListOrganisationsHandler } from './organisations/list-organisations.js';
import { FindPersonHandler, KnownAboutPersonHandler, ListPeopleHandler } from './people/list-people.js';
import { DaysOfHandler } from './owed/own-days.js';
import { FirstOwedHandler, WhatIsOwedHandler } from './owed/what-is-owed.js';
import { PositionsOnHandler } from './positions/positions-on.js';
import { FindPolicyHandler } from './policies/find-policy.js';
import { ListPoliciesHandler } from './policies/list-policies.js';
import { PolicyTimelineHandler } from './policies/policy-timeline.js';
import { KnownAboutClosingHandler, ResponsesDueToLapseHandler } from './responses/due-to-lapse.js';
import { AnswerVersionsHandler, FindDraftingHandler, KnownOfDraftingHandler } from './responses/find-drafting.js';
import { FindResponseHandler } from './responses/find-response.js';
import { AnswerWordingsHandler, FindSignOffHandler } from './responses/find-sign-off.js';
import { KnownAboutSignOffHandler } from './responses/known-about-sign-off.js';
import { ListResponsesHandler } from './responses/list-responses.js';
import { HighestMarkingHandler } from './markings/highest-marking.js';
import { FindMeetingHandler } from './meetings/find-meeting.js';
import { KnownAboutMeetingHandler } from './meetings/known-about-meeting.js';
import { ListActionsHandler } from './meetings/list-actions.js';
import { ListMeetingsHandler } from './meetings/list-meetings.js';
import { OpenActionsHandler } from './meetings/open-actions.js';
import { FindReportHandler, ListReportsHandler } from './reports/list-reports.js';
import { PositionAtHandler } from './reports/position-at.js';
import { KeptFromOthersHandler } from './retention/kept-from-others.js';
import { SensitiveItemsHandler } from './reports/sensitive-items.js';
import { WhatIsWithheldHandler } from './sight/sight.js';
import { SearchEverythingHandler } from './search/search-everything.js';

/** Who answers the questions of the registers. */
export const registerHandlers = [
  FindAskHandler,
  ListAsksHandler,
  ClaimsAboutHandler,
  FindAnswerHandler,
  KnownAboutClaimHandler,
  FindClaimHandler,
  ListClaimsHandler,
  ListUnclaimedAnswersHandler,
  ConsultationCalendarHandler,
  FindConsultationHandler,
  ListConsultationsHandler,
  LoggedConsultationHandler,
  FindDecisionHandler,
  ListDecisionsHandler,
  FindEngagementHandler,
  ListEngagementsHandler,
  ItemHistoryHandler,
  RecordedSinceHandler,
  HomeDeskHandler,
  DeskOfMemberHandler,
  ForBriefingHandler,
  InputOfHandler,
  KnownAboutHandler,
  FindOrganisationHandler,
  ListOrganisationsHandler,
  FindPersonHandler,
  KnownAboutPersonHandler,
  ListPeopleHandler,
  FindPolicyHandler,
  ListPoliciesHandler,
  PolicyTimelineHandler,
  FindResponseHandler,
  ResponsesDueToLapseHandler,
  KnownAboutClosingHandler,
  FindDraftingHandler,
  AnswerVersionsHandler,
  KnownOfDraftingHandler,
  ListResponsesHandler,
  FindSignOffHandler,
  AnswerWordingsHandler,
  KnownAboutSignOffHandler,
  HighestMarkingHandler,
  OpenActionsHandler,
  ListActionsHandler,
  ListMeetingsHandler,
  FindMeetingHandler,
  KnownAboutMeetingHandler,
  FindReportHandler,
  FirstOwedHandler,
  TitlesOfHandler,
  WhatIsOwedHandler,
  PositionsOnHandler,
  DaysOfHandler,
  ListReportsHandler,
  PositionAtHandler,
  KeptFromOthersHandler,
  SensitiveItemsHandler,
  SearchEverythingHandler,
  WhatIsWithheldHandler,
];

/** The module that says which read models there are, for whoever keeps them. */
export const projectionsModule = new URL('./projections.js', import.meta.url);
