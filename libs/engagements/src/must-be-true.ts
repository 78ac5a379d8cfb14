import { mustBeARole, mustExist, mustHaveHappened, type Known } from '#vocabulary';
import type { EngagementCorrected } from './engagement-events.js';

type Said = Pick<
  EngagementCorrected,
  'happenedOn' | 'counterpart' | 'policyIds' | 'consultationId' | 'organisationIds' | 'record'
>;

/** What holds for everything said of an engagement, when it is logged and when it is corrected. @throws RuleBroken */
export function mustBeTrue(said: Said, known: Known): void {
  if (said.happenedOn) mustHaveHappened(said.happenedOn, known, 'happenedOn', 'The date of the engagement');
  if (said.counterpart?.role) mustBeARole(said.counterpart.role, 'counterpart.role');
  mustExist(said.policyIds ?? [], known.policies, 'policyIds', 'policy');
  if (said.consultationId) mustExist([said.consultationId], known.consultations, 'consultationId', 'consultation');
  mustExist(said.organisationIds ?? [], known.organisations, 'organisationIds', 'organisation');
  if (said.record?.filedOn)
    mustHaveHappened(said.record.filedOn, known, 'record.filedOn', 'The date on which the record was filed');
}
