import { labelOf, markingInWords } from '#govuk-pages';
import { HighestMarking, type PositionRow, type RoundDetail, type SignOffDetail } from '#registers';
import type { Consensus } from '#responses';
import type { ResponsePaper } from '#response-files';
import type { About } from '../../wishes/wish.js';
import { CAPACITY_LABELS } from '../sign-off/words.js';

const CONSENSUS_SENTENCES: Readonly<Record<Consensus, string>> = {
  full: 'Every member that was asked agrees.',
  consensus: 'Agreed by consensus.',
  strong_support: 'Agreed with strong support.',
  divergence: 'The members diverge; who signs is named below.',
  not_reached: 'No consensus was reached; who signs is named below.',
};

/** Who signs: those who say yes or do not object. */
export const signing = ({ positions }: RoundDetail): PositionRow[] =>
  positions.filter(({ position }) => position === 'yes' || position === 'no_objection');

/** The round in whose words a response is sent; undefined while none is closed. */
export const signedRound = ({ rounds: [latest] }: SignOffDetail): RoundDetail | undefined =>
  latest?.state === 'closed' ? latest : undefined;

/**
 * The response as it is sent, in the words that stand, under the highest marking of what it names. Of the moment at which
 * its round was closed, else it was begun.
 */
export async function paperOf(detail: SignOffDetail, { ask }: Pick<About, 'ask'>): Promise<ResponsePaper> {
  const { response, questions } = detail;
  const round = signedRound(detail);
  return {
    title: response.consultation.title,
    marking: markingInWords({ ...response.handling, marking: await ask(new HighestMarking(named(detail))) }),
    asOf: round?.closed?.closedAt ?? response.recordedAt,
    jointWith: response.jointWith,
    consensus: round?.closed ? CONSENSUS_SENTENCES[round.closed.consensus] : null,
    answers: questions.map(({ number, text, answer }) => ({
      number,
      question: text,
      stance: answer ? labelOf(answer.stance) : 'Not answered',
      text: answer?.text ?? '',
    })),
    signatories: (round ? signing(round) : []).map(({ organisation, position, capacity, onBehalfOf }) => ({
      name: organisation.title,
      position: labelOf(position),
      capacity: CAPACITY_LABELS[capacity],
      onBehalfOf: onBehalfOf && onBehalfOf.organisation.id !== organisation.id ? onBehalfOf.organisation.title : null,
    })),
    statements: (round?.statements ?? []).map(({ organisation, text }) => ({ name: organisation.title, text })),
  };
}

/** The ids of all that it tells of. */
const named = ({ response, questions }: SignOffDetail): string[] => [
  response.responseId,
  response.consultation.id,
  ...questions.flatMap(({ answer }) => answer?.askId ?? []),
];
