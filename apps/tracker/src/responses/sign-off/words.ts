import { labelOf, type Block, type Piece, type TagColour } from '#govuk-pages';
import type { ChangedAnswer, RoundDetail } from '#registers';
import { hindrances, wordDifference, type Capacity, type Consensus, type Position } from '#responses';

const POSITION_COLOURS: Readonly<Record<Position, TagColour>> = {
  yes: 'green',
  no_objection: 'turquoise',
  block: 'red',
  abstain: 'grey',
  recused: 'grey',
};

/** What each position says. */
export const POSITION_HINTS: Readonly<Record<Position, string>> = {
  yes: 'It signs',
  no_objection: 'It signs, though it would have put it differently',
  block: 'It must not be sent like this: say what would have to change',
  abstain: 'It takes no side; it counts towards the quorum',
  recused: 'It must stay out of this: it counts neither way',
};

export const CAPACITY_LABELS: Readonly<Record<Capacity, string>> = {
  personal: 'Personal view of an officer',
  delegated_officer: 'Officer with delegated authority',
  committee_approved: 'Approved by a committee',
  subject_to_approval: 'Subject to approval',
};

/** When the positions allow each level. */
export const CONSENSUS_HINTS: Readonly<Record<Consensus, string>> = {
  full: 'Everybody who is not recused says yes',
  consensus: 'Nobody blocks, and more support it than abstain',
  strong_support: 'Three quarters of the positions support it',
  divergence: 'A block stands, or a member differs in writing',
  not_reached: 'Neither everybody nor a consensus supports it',
};

export const positionTag = (position: Position): Piece => ({
  text: labelOf(position),
  tag: POSITION_COLOURS[position],
});

/** How many of what it needs the quorum has, in words. */
export const quorumInWords = ({ quorumPercent, tally: { quorum } }: RoundDetail): string =>
  `${quorum.met ? 'Met' : 'Not met yet'}: ${quorum.reached} of at least ${quorum.needed}, which is ${quorumPercent} per cent of the roster`;

/** What stands in the way of approving a round as it is. */
export const hindrancesOf = ({ tally, closed }: RoundDetail): string[] => hindrances(tally, closed?.consensus);

/** Exactly what has changed in an answer since somebody saw it: the stance in words, the text word by word. */
export const changesOf = ({ number, seen, now }: ChangedAnswer, since = 'what has changed since'): Block[] => [
  {
    kind: 'difference',
    heading: `Question ${number}: ${since}`,
    pieces: wordDifference(seen?.text ?? '', now.text),
  },
  ...(seen && seen.stance !== now.stance
    ? [
        {
          kind: 'prose' as const,
          text: `The stance was “${labelOf(seen.stance)}”, and is “${labelOf(now.stance)}” now.`,
        },
      ]
    : []),
];
