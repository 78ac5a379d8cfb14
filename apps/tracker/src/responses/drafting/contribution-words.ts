import { labelOf, type Block, type Piece } from '#govuk-pages';
import type { ContributionRow } from '#registers';
import { wordDifference } from '#responses';

const TITLES: Readonly<Record<ContributionRow['kind'], string>> = {
  comment: 'Comment',
  suggestion: 'Suggestion',
  evidence: 'Evidence',
};

/** “Suggestion by Kent County Council”. */
export const contributionTitle = ({ kind, organisation }: ContributionRow): string =>
  `${TITLES[kind]} by ${organisation.title}`;

/** What has become of it so far, as a tag. */
export function standingOf({ ruled, said, withdrawnAt }: ContributionRow): Piece {
  if (withdrawnAt !== null) return { text: 'Withdrawn', tag: 'grey' };
  if (!ruled) return { text: 'Waiting for a ruling', tag: 'yellow' };
  const words = { accepted: ', accepted', disputed: ', disputed', '': '' }[said ?? ''];
  const used = ruled.ruling === 'not_adopted' || ruled.ruling === 'out_of_scope' ? 'blue' : 'green';
  return { text: `${labelOf(ruled.ruling)}${words}`, tag: said === 'disputed' ? 'red' : used };
}

/** Where the passage is that it is about. */
export function passageInWords({ replaces, standsAt, ruled }: ContributionRow): string {
  if (!replaces) return 'The whole answer';
  if (standsAt) return `“${replaces.quote}”`;
  return ruled?.version
    ? `“${replaces.quote}”, which this contribution has changed`
    : `“${replaces.quote}”. This passage is gone: the answer has changed since`;
}

/** What it says: of a suggestion as a change of the passage. */
export const offeredBlock = ({ kind, text, replaces }: ContributionRow): Block =>
  kind === 'suggestion'
    ? { kind: 'difference', pieces: wordDifference(replaces?.quote ?? '', text) }
    : { kind: 'prose', text };
