import { existing, RuleBroken } from '#vocabulary';
import type { Claim } from './claim.js';

/** The claim itself. @throws RuleBroken when there is none, or it was withdrawn and so takes nothing more */
export function standingClaim(state: Claim): NonNullable<Claim> {
  const claim = existing(state, 'claim');
  if (claim.withdrawn) throw new RuleBroken('This claim was withdrawn and takes nothing more');
  return claim;
}
