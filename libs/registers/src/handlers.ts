import { ListAsksHandler } from './asks/list-asks.js';
import { ListConsultationsHandler } from './consultations/list-consultations.js';
import { ListDecisionsHandler } from './decisions/list-decisions.js';
import { ListEngagementsHandler } from './engagements/list-engagements.js';
import { ListOrganisationsHandler } from './organisations/list-organisations.js';
import { ListPoliciesHandler } from './policies/list-policies.js';
import { ListResponsesHandler } from './responses/list-responses.js';

/** Who answers the questions of this library. */
export const registerHandlers = [
  ListPoliciesHandler,
  ListConsultationsHandler,
  ListEngagementsHandler,
  ListAsksHandler,
  ListDecisionsHandler,
  ListResponsesHandler,
  ListOrganisationsHandler,
];

/** The module whose `projections` the read models are built with. */
export const projectionsModule = new URL('./projections.js', import.meta.url);
