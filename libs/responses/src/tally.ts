import { CONSENSUS_LEVELS, type AnswerWords, type Consensus } from './response-events.js';
import { staleIn, type Round } from './rounds.js';

/** How the members on the roster of a round stand to the words as they are: each by its organisation's id, in one list. */
export interface Tally {
  readonly yes: readonly string[];
  readonly noObjection: readonly string[];
  /** a block stands until its holder lifts it, whatever becomes of the words */
  readonly blocks: readonly string[];
  readonly abstained: readonly string[];
  readonly recused: readonly string[];
  /** they took a position, and have not seen all words as they are now */
  readonly stale: readonly string[];
  /** they have not said anything */
  readonly waiting: readonly string[];
  /** how many minority statements there are */
  readonly statements: number;
  readonly quorum: { readonly needed: number; readonly reached: number; readonly met: boolean };
}

/**
 * Counts a round. The quorum is a share of the roster without those who are recused, rounded up; towards it counts who
 * has taken a position on the words as they are.
 */
export function tally({ opened, positions, statements }: Round, words: readonly AnswerWords[]): Tally {
  const saying = (position: string, stale: boolean) =>
    opened.roster.filter((organisationId) => {
      const held = positions.get(organisationId);
      return held?.taken.position === position && staleIn(held, words).length > 0 === stale;
    });
  const [yes, noObjection, abstained] = ['yes', 'no_objection', 'abstain'].map((position) => saying(position, false));
  const recused = saying('recused', false);
  const freshBlocks = saying('block', false);
  const entitled = opened.roster.length - recused.length;
  const needed = Math.ceil((entitled * opened.quorumPercent) / 100);
  const reached = yes!.length + noObjection!.length + abstained!.length + freshBlocks.length;
  return {
    yes: yes!,
    noObjection: noObjection!,
    blocks: [...freshBlocks, ...saying('block', true)],
    abstained: abstained!,
    recused,
    stale: ['yes', 'no_objection', 'abstain', 'block'].flatMap((position) => saying(position, true)),
    waiting: opened.roster.filter((organisationId) => !positions.has(organisationId)),
    statements: statements.size,
    quorum: { needed, reached, met: entitled > 0 && reached >= needed },
  };
}

/** Of those who took a position, so many quarters must support it for strong support. */
const STRONG = 3 / 4;

/**
 * The levels of consensus that the positions allow; the chair chooses among them. There is always one:
 *
 * | level            | when                                                                                            |
 * | ---------------- | ----------------------------------------------------------------------------------------------- |
 * | `full`           | everybody on the roster who is not recused says yes                                              |
 * | `consensus`      | the quorum is met, nobody blocks, somebody says yes, and more support it than abstain             |
 * | `strong_support` | the quorum is met, and three quarters of the positions support it: yes or no objection            |
 * | `divergence`     | the quorum is met, and somebody blocks or filed a minority statement                              |
 * | `not_reached`    | neither of the first two is possible                                                              |
 */
export function consensusAllowed(counted: Tally): Consensus[] {
  const { yes, noObjection, blocks, abstained, stale, waiting, statements, quorum } = counted;
  const support = yes.length + noObjection.length;
  const taken = support + blocks.length + abstained.length;
  const others = noObjection.length + blocks.length + abstained.length + stale.length + waiting.length;
  const full = yes.length > 0 && others === 0;
  const consensus = quorum.met && blocks.length === 0 && yes.length > 0 && support > abstained.length;
  const allowed: Readonly<Record<Consensus, boolean>> = {
    full,
    consensus,
    strong_support: quorum.met && taken > 0 && support >= STRONG * taken,
    divergence: quorum.met && (blocks.length > 0 || statements > 0),
    not_reached: !full && !consensus,
  };
  return CONSENSUS_LEVELS.filter((level) => allowed[level]);
}

/** What stands in the way of approval, in a sentence each; the chair may close a round over it with a reason. */
export const hindrances = ({ blocks, quorum }: Tally, consensus?: Consensus): string[] => [
  ...(blocks.length > 0 ? [`${blocks.length === 1 ? 'A block stands' : `${blocks.length} blocks stand`}`] : []),
  ...(quorum.met ? [] : [`The quorum is missed: ${quorum.reached} of the ${quorum.needed} that it needs`]),
  ...(consensus === 'not_reached' ? ['No consensus was reached'] : []),
];
