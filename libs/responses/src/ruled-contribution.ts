import { RuleBroken } from '#vocabulary';
import type { KnownAboutDrafting } from './being-drafted.js';
import type { Contribution, Contributions } from './contributions.js';
import type { ContributionRuled } from './response-events.js';

/** A contribution that stands. @throws RuleBroken when there is none, or it was withdrawn */
export function standingContribution(contributions: Contributions, id: string): Contribution {
  const contribution = contributions.get(id);
  if (!contribution) throw new RuleBroken('There is no such contribution to this response', 'contributionId');
  if (contribution.withdrawn) throw new RuleBroken('This contribution was withdrawn', 'contributionId');
  return contribution;
}

/** A contribution that stands with its ruling, for the member that offered it. @throws RuleBroken otherwise */
export function ownRuling(
  contributions: Contributions,
  id: string,
  { actingFor }: KnownAboutDrafting,
): Contribution & { readonly ruled: ContributionRuled } {
  const contribution = standingContribution(contributions, id);
  const { ruled, offered } = contribution;
  if (actingFor !== offered.organisationId)
    throw new RuleBroken('Only the member who offered a contribution can accept or dispute what became of it');
  if (!ruled) throw new RuleBroken('This contribution has not been ruled on yet');
  return { ...contribution, ruled };
}
