import type { Projection } from '#read-models';
import { asks } from './asks/asks.js';
import { awaiting } from './asks/awaiting.js';
import { claims } from './claims/claims.js';
import { consultations } from './consultations/consultations.js';
import { decisions } from './decisions/decisions.js';
import { engagements } from './engagements/engagements.js';
import { actions } from './meetings/actions.js';
import { meetings } from './meetings/meetings.js';
import { organisations } from './organisations/organisations.js';
import { people } from './people/people.js';
import { policies } from './policies/policies.js';
import { reports } from './reports/reports.js';
import { responseWork } from './owed/response-work.js';
import { drafting } from './responses/drafting.js';
import { participation } from './responses/participation.js';
import { responses } from './responses/responses.js';
import { signOff } from './responses/sign-off.js';

/** The read models that the registers, and the question of influence, are answered from. */
export const projections: readonly Projection[] = [
  policies,
  consultations,
  engagements,
  asks,
  decisions,
  responses,
  participation,
  signOff,
  responseWork,
  drafting,
  claims,
  organisations,
  people,
  reports,
  meetings,
  actions,
  awaiting,
];

export { happenedBy } from './happened/happened-by.js';
