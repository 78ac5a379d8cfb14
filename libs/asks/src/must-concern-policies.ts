import { mustExist, RuleBroken, type Known } from '#vocabulary';

/** @throws RuleBroken when an ask would be about no policy, or about one that does not exist */
export function mustConcernPolicies(policyIds: readonly string[], known: Known): void {
  if (policyIds.length === 0) throw new RuleBroken('Choose at least one policy that the ask is about', 'policyIds');
  mustExist(policyIds, known.policies, 'policyIds', 'policy');
}
