import { mustExist, mustHaveHappened, RuleBroken, type Known } from '#vocabulary';
import type { DecisionCorrected } from './decision-events.js';

type Said = Pick<DecisionCorrected, 'decidedOn' | 'departments' | 'policyIds' | 'consultationId'>;

/** What holds for everything said of a decision, when it is recorded and when it is corrected. @throws RuleBroken */
export function mustBeTrue({ decidedOn, departments, policyIds, consultationId }: Said, known: Known): void {
  if (decidedOn) mustHaveHappened(decidedOn, known, 'decidedOn', 'The date of the decision');
  if (departments?.length === 0) throw new RuleBroken('Name at least one department that decided', 'departments');
  if (policyIds?.length === 0)
    throw new RuleBroken('Choose at least one policy that the decision is about', 'policyIds');
  mustExist(policyIds ?? [], known.policies, 'policyIds', 'policy');
  if (consultationId) mustExist([consultationId], known.consultations, 'consultationId', 'consultation');
}
