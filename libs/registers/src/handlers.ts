import { FindAskHandler } from './asks/find-ask.js';
import { ListAsksHandler } from './asks/list-asks.js';
import { ConsultationCalendarHandler } from './consultations/consultation-calendar.js';
import { FindConsultationHandler } from './consultations/find-consultation.js';
import { ListConsultationsHandler } from './consultations/list-consultations.js';
import { LoggedConsultationHandler } from './consultations/logged-consultation.js';
import { FindDecisionHandler } from './decisions/find-decision.js';
import { ListDecisionsHandler } from './decisions/list-decisions.js';
import { FindEngagementHandler } from './engagements/find-engagement.js';
import { ListEngagementsHandler } from './engagements/list-engagements.js';
import { KnownAboutHandler } from './known-about.js';
import { FindOrganisationHandler } from './organisations/find-organisation.js';
import { ListOrganisationsHandler } from './organisations/list-organisations.js';
import { FindPolicyHandler } from './policies/find-policy.js';
import { ListPoliciesHandler } from './policies/list-policies.js';
import { FindResponseHandler } from './responses/find-response.js';
import { ListResponsesHandler } from './responses/list-responses.js';

/** Who answers the questions of this library. */
export const registerHandlers = [
  FindAskHandler,
  ListAsksHandler,
  ConsultationCalendarHandler,
  FindConsultationHandler,
  ListConsultationsHandler,
  LoggedConsultationHandler,
  FindDecisionHandler,
  ListDecisionsHandler,
  FindEngagementHandler,
  ListEngagementsHandler,
  KnownAboutHandler,
  FindOrganisationHandler,
  ListOrganisationsHandler,
  FindPolicyHandler,
  ListPoliciesHandler,
  FindResponseHandler,
  ListResponsesHandler,
];

/** The module whose `projections` the read models are built with. */
export const projectionsModule = new URL('./projections.js', import.meta.url);
