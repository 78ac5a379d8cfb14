export { answers, type PairAnswer } from './answers.js';
export { type AskAnswer, type AskDelivery, type AskDetail, type AskRaise, FindAsk } from './asks/find-ask.js';
export {
  ASK_SORTS,
  ASK_STATES,
  type AskFilters,
  type AskList,
  type AskPolicy,
  type AskRow,
  type AskState,
  ListAsks,
} from './asks/list-asks.js';
export { ClaimsAbout } from './claims/claims-about.js';
export { type AnswerDetail, FindAnswer, KnownAboutClaim, type KnownOfClaim } from './claims/find-answer.js';
export {
  type ClaimContest,
  type ClaimDetail,
  type ClaimEvidence,
  type ClaimOnPolicy,
  type ClaimRival,
  type ClaimSubstantiation,
  FindClaim,
} from './claims/find-claim.js';
export { type AnswerNamed, type Ground } from './claims/grounds.js';
export { CLAIM_SORTS, type ClaimFilters, type ClaimList, type ClaimRow, ListClaims } from './claims/list-claims.js';
export { ListUnclaimedAnswers, type UnclaimedAnswer } from './claims/list-unclaimed-answers.js';
export { strictest } from './claims/strictest.js';
export { CLAIM_STATES, claimStandings, type ClaimStanding, type ClaimState } from './claims/standings.js';
export { type Look, type Recheck } from './asks/rechecks.js';
export { type CalendarDay, ConsultationCalendar } from './consultations/consultation-calendar.js';
export {
  type ConsultationDetail,
  type ConsultationQuestion,
  type Deadline,
  FindConsultation,
  type Publication,
  type SetMilestone,
  type Triage,
  type WaysToRespond,
} from './consultations/find-consultation.js';
export {
  CONSULTATION_SORTS,
  type ConsultationFilters,
  type ConsultationList,
  type ConsultationRow,
  ListConsultations,
  SOURCE_STATES,
  type SourceState,
  UNTRIAGED,
} from './consultations/list-consultations.js';
export { type Duplicates, type Likeness, LoggedConsultation } from './consultations/logged-consultation.js';
export { type DecisionAnswer, type DecisionDetail, FindDecision } from './decisions/find-decision.js';
export {
  DECISION_SORTS,
  type DecisionFilters,
  type DecisionList,
  type DecisionRow,
  ListDecisions,
} from './decisions/list-decisions.js';
export { type EngagementDetail, FindEngagement } from './engagements/find-engagement.js';
export {
  ENGAGEMENT_SORTS,
  type EngagementFilters,
  type EngagementList,
  type EngagementRow,
  ListEngagements,
} from './engagements/list-engagements.js';
export { type HistoryEntry, ItemHistory } from './history/item-history.js';
export { type NewEntry, RecordedSince } from './history/recorded-since.js';
export { type Briefing, ForBriefing } from './home/for-briefing.js';
export { type Input, InputOf } from './home/input-of.js';
export {
  type Desk,
  DeskOfMember,
  HomeDesk,
  type MemberDesk,
  type ReasonWanted,
  type RecentItem,
  type Shortlist,
} from './home/home-lists.js';
export { KnownAbout, type Named, whatIsKnown } from './known-about.js';
export { type AgendaItem, FindMeeting, type MeetingDetail } from './meetings/find-meeting.js';
export { KnownAboutMeeting } from './meetings/known-about-meeting.js';
export {
  ACTION_SORTS,
  type ActionFilters,
  type ActionList,
  type ActionRow,
  type ActionState,
  ListActions,
} from './meetings/list-actions.js';
export {
  ListMeetings,
  MEETING_SORTS,
  type MeetingFilters,
  type MeetingList,
  type MeetingRow,
  type MeetingState,
} from './meetings/list-meetings.js';
export { type OpenAction, OpenActions } from './meetings/open-actions.js';
export { FindOrganisation, type OrganisationDetail } from './organisations/find-organisation.js';
export {
  ListOrganisations,
  ORGANISATION_SORTS,
  type OrganisationFilters,
  type OrganisationList,
  type OrganisationRow,
} from './organisations/list-organisations.js';
export { DUTY_KINDS, type Duty, type DutyKind, type Somebody } from './owed/duty.js';
export { type ConsultationDay, DaysOf, type OwnDays } from './owed/own-days.js';
export { FirstOwed, WhatIsOwed } from './owed/what-is-owed.js';
export { FindPerson, KnownAboutPerson, ListPeople, listPeople, type PersonRow } from './people/list-people.js';
export { FindPolicy, type PolicyDetail, type PolicyStage } from './policies/find-policy.js';
export {
  ListPolicies,
  POLICY_SORTS,
  type PolicyFilters,
  type PolicyList,
  type PolicyRow,
  type Standing,
} from './policies/list-policies.js';
export { type Position, type PositionsAsked, PositionsOn } from './positions/positions-on.js';
export { PolicyTimeline, type Timeline } from './policies/policy-timeline.js';
export { FindReport, ListReports, REPORT_SORTS, type ReportList, type ReportRow } from './reports/list-reports.js';
export { PositionAt } from './reports/position-at.js';
export { HighestMarking, type Marking } from './markings/highest-marking.js';
export { KeptFromOthers, type KeptFromOther } from './retention/kept-from-others.js';
export { SensitiveItems } from './reports/sensitive-items.js';
export { KnownAboutClosing, type ResponseDueToLapse, ResponsesDueToLapse } from './responses/due-to-lapse.js';
export {
  AnswerVersions,
  FindDrafting,
  KnownOfDrafting,
  type AnswerVersionRow,
  type DraftedQuestion,
  type DraftingDetail,
} from './responses/find-drafting.js';
export { type ContributionRow } from './responses/response-contributions.js';
export { FindResponse, type ResponseDetail } from './responses/find-response.js';
export { AnswerWordings, FindSignOff } from './responses/find-sign-off.js';
export type {
  AnsweredQuestion,
  ChangedAnswer,
  PositionRow,
  RoundDetail,
  SignOffDetail,
  StatementRow,
} from './responses/sign-off-detail.js';
export { KnownAboutSignOff } from './responses/known-about-sign-off.js';
export {
  ListResponses,
  RESPONSE_SORTS,
  RESPONSE_STATES,
  type ResponseFilters,
  type ResponseList,
  type ResponseRow,
  type ResponseState,
} from './responses/list-responses.js';
export { sightOf, WhatIsWithheld, withheldFromThePublic } from './sight/sight.js';
export { type Clearance } from './sight/withheld.js';
export { SearchEverything, type SearchHit, type SearchResults, type Segment } from './search/search-everything.js';
export {
  ITEM_KINDS,
  RELATED_AT_MOST,
  type FacetCount,
  type ItemKind,
  type ItemRef,
  type Listing,
  type Paged,
  type Recorded,
} from './listing.js';
export { projectionsModule, registerHandlers } from './handlers.js';
export { happenedBy, projections } from './projections.js';
export { raises, stageOn, stagesOf, type Raise, type StageSince } from './raises.js';
export { TitlesOf } from './titles.js';
