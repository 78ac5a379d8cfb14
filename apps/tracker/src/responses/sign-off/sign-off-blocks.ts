import { answerLimit, type AnswerLimit } from '#responses';
import { count, dateInWords, instantInWords, labelOf, type Block, type Cell } from '#govuk-pages';
import type { AnsweredQuestion, PositionRow, RoundDetail, SignOffDetail } from '#registers';
import { londonDate } from '#vocabulary';
import { CAPACITY_LABELS, positionTag, quorumInWords } from './words.js';
import { formOf } from './signing.js';

/** “Yes: 3 members”; what nobody said is not said of nobody. */
const membersIn = (said: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(said)
    .filter(([, ids]) => ids.length > 0)
    .map(([label, ids]) => ({ label, value: count(ids.length, 'member') }));

/** How the members stand, in numbers. */
export function tallyOf(round: RoundDetail): Block {
  const { yes, noObjection, blocks, abstained, recused, stale, waiting, statements } = round.tally;
  return {
    kind: 'facts',
    heading: `Round ${round.round}: how the members stand`,
    rows: [
      { label: 'Quorum', value: quorumInWords(round) },
      ...membersIn({
        Yes: yes,
        'No objection': noObjection,
        Block: blocks,
        Abstain: abstained,
        Recused: recused,
        'Must look again': stale,
        'No position yet': waiting,
      }),
      ...(statements === 0 ? [] : [{ label: 'Minority statements', value: statements }]),
    ],
  };
}

/** The answers as they stand, each below its question. */
export const answersInFull = ({ questions }: SignOffDetail): Block[] =>
  questions.flatMap(({ number, text, answer }): Block[] => [
    { kind: 'prose', heading: `Question ${number}`, text },
    { kind: 'inset', text: answer ? labelOf(answer.stance) : 'Not answered yet' },
    ...(answer && answer.text !== '' ? [{ kind: 'markdown' as const, text: answer.text }] : []),
  ]);

/** The same for those who may have read them before. */
export const answersOf = (detail: SignOffDetail): Block[] => [
  { kind: 'folded', summary: `Read the ${count(detail.questions.length, 'answer')}`, blocks: answersInFull(detail) },
];

/** What each member on the roster has said. */
export function positionsOf(round: RoundDetail, { response }: SignOffDetail, mayRecord: boolean): Block {
  const open = round.state === 'open';
  return {
    kind: 'table',
    heading: 'Positions',
    caption: `Positions in round ${round.round}`,
    columns: [{ label: 'Member' }, { label: 'Position' }, { label: 'Capacity' }, { label: 'Taken' }],
    rows: round.roster.map(({ id, title, leftOn }) => {
      const name = {
        text: title,
        ...(leftOn !== null && { hint: `Left the council on ${dateInWords(leftOn)}` }),
      };
      const position = round.positions.find(({ organisation }) => organisation.id === id);
      if (position) return [name, ...saidBy(position)];
      const record = {
        text: 'Record its position',
        href: formOf(response.responseId, 'take-position', { organisationId: id }),
        unseen: `: ${title}`,
      };
      return [
        name,
        open && mayRecord ? ['No position yet', record].map(asPiece) : 'No position yet',
        undefined,
        undefined,
      ];
    }),
    empty: 'Nobody is asked.',
  };
}

const asPiece = (piece: string | { text: string; href: string; unseen: string }) =>
  typeof piece === 'string' ? { text: piece } : piece;

const saidBy = ({ position, capacity, onBehalfOf, changed, recordedAt, organisation }: PositionRow): Cell[] => [
  [
    positionTag(position),
    ...(changed.length > 0
      ? [{ text: `Stale: ${count(changed.length, 'answer')} changed since`, tag: 'orange' as const }]
      : []),
  ],
  {
    text: CAPACITY_LABELS[capacity],
    ...(onBehalfOf && {
      hint:
        onBehalfOf.organisation.id === organisation.id
          ? `Recorded for it: ${onBehalfOf.how}`
          : `On behalf of ${onBehalfOf.organisation.title}: ${onBehalfOf.how}`,
    }),
  },
  instantInWords(recordedAt),
];

/** Why it must not be sent like this, in the words of those who say so. */
export const blocksOf = ({ positions }: RoundDetail): Block[] => {
  const blocking = positions.filter(({ position }) => position === 'block');
  if (blocking.length === 0) return [];
  return [
    {
      kind: 'table',
      heading: 'Blocks',
      caption: 'Blocks that stand, with their reasons',
      columns: [{ label: 'Member' }, { label: 'Why, and what would have to change' }],
      rows: blocking.map(({ organisation, reason }) => [organisation.title, reason]),
      empty: '',
    },
  ];
};

export const statementsOf = ({ statements }: RoundDetail): Block[] =>
  statements.length === 0
    ? []
    : [
        {
          kind: 'table',
          heading: 'Minority statements',
          caption: 'Minority statements, sent along with the response',
          columns: [{ label: 'Member' }, { label: 'Statement' }, { label: 'Filed on' }],
          rows: statements.map(({ organisation, text, recordedAt }) => [
            organisation.title,
            text,
            dateInWords(londonDate(recordedAt)),
          ]),
          empty: '',
        },
      ];

/** How long an answer is, against what its question allows. */
export function lengthOf({ text }: AnsweredQuestion, answer: string): { words: string; over: boolean } {
  const limit: AnswerLimit | null = answerLimit(text);
  const length = { characters: [...answer].length, words: answer.split(/\s+/).filter(Boolean).length };
  const counted = `${count(length.characters, 'character')}, ${count(length.words, 'word')}`;
  if (!limit) return { words: counted, over: false };
  const over = length[limit.of] > limit.most;
  return {
    words: `${counted}; the question allows ${limit.most.toLocaleString('en-GB')} ${limit.of}${over ? `: ${(length[limit.of] - limit.most).toLocaleString('en-GB')} too many` : ''}`,
    over,
  };
}
