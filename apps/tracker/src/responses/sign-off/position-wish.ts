import { labelOf, type Block, type Field } from '#govuk-pages';
import { AnswerWordings, type PositionRow, type SignOffDetail } from '#registers';
import {
  AnswerWords,
  CAPACITIES,
  type Capacity,
  POSITIONS,
  type Position,
  PositionTaken,
  sameWords,
  TakePosition,
} from '#responses';
import { IsId, IsOneOf, IsText, IsWholeNumber, Nested, NestedList, Optional } from '#vocabulary';
import { wish, type About, type Wish } from '../../wishes/wish.js';
import { headOf, memberField, wordsShown } from './round-wishes.js';
import { answersInFull, answersOf } from './sign-off-blocks.js';
import { knowsOfSignOff, openRoundOf, signerOf, signOffOf, signOffPath } from './signing.js';
import { CAPACITY_LABELS, changesOf, POSITION_HINTS } from './words.js';

class HowTold {
  @IsText() how: string;
}

/** What the form asks: all words that it showed, and which of those that had changed were read again. */
class PositionGiven {
  @IsId() responseId: string;
  @IsWholeNumber(1, 1000) round: number;
  @IsId() organisationId: string;
  @IsOneOf(POSITIONS) position: Position;
  @Optional() @IsText() reason?: string;
  @IsOneOf(CAPACITIES) capacity: Capacity;
  @Optional() @Nested(() => HowTold) onBehalfOf?: HowTold;
  @Optional() @NestedList(() => AnswerWords) confirmed?: AnswerWords[];
  @NestedList(() => AnswerWords) seen: AnswerWords[];
}

/** Whose position the form is about: their own, or the one that the secretariat records for. */
const about = ({ viewer, asked }: About): string | undefined =>
  signerOf(viewer).recordsForOthers && typeof asked.organisationId === 'string' && asked.organisationId !== ''
    ? asked.organisationId
    : viewer.organisationId;

const heldBy = (detail: SignOffDetail, organisationId: string | undefined): PositionRow | undefined =>
  detail.rounds[0]?.positions.find(({ organisation }) => organisation.id === organisationId);

/** The form came back: what has changed since it was opened is shown, and what is sent next is about the words now. */
async function changedMeanwhile({ questions }: SignOffDetail, { id, asked, ask }: About): Promise<Block[]> {
  const sent = wordsIn(asked.seen);
  const blocks: Block[] = [];
  for (const { questionId, number, answer } of questions) {
    const before = sent.find((words) => words.questionId === questionId);
    if (!before || !answer || sameWords(before, { questionId, ...answer })) continue;
    const wordings = await ask(new AnswerWordings(id, questionId));
    const seen = wordings.find((words) => sameWords(before, words)) ?? null;
    blocks.push(...changesOf({ questionId, number, seen, now: answer }, 'what has changed since you opened this page'));
  }
  return blocks;
}

function wordsIn(sent: string | readonly string[] | undefined): readonly AnswerWords[] {
  try {
    const read: unknown = JSON.parse(typeof sent === 'string' ? sent : '[]');
    return Array.isArray(read) ? (read as AnswerWords[]) : [];
  } catch {
    return [];
  }
}

const capacityField: Field = {
  kind: 'choice',
  name: 'capacity',
  label: 'In which capacity?',
  noun: 'capacity',
  options: CAPACITIES.map((value) => ({ value, label: CAPACITY_LABELS[value] })),
};

const positionField: Field = {
  kind: 'choice',
  name: 'position',
  label: 'Position',
  options: POSITIONS.map((value) => ({ value, label: labelOf(value), hint: POSITION_HINTS[value] })),
};

/** Each answer that has changed since the position was taken is confirmed by itself. */
function confirmField(detail: SignOffDetail, held: PositionRow): Field {
  return {
    kind: 'choices',
    name: 'confirmed',
    label: `Answers to which your position is still “${labelOf(held.position)}”`,
    noun: 'answer that you have read again',
    hint: 'Another position is one to all answers, as they stand now',
    json: true,
    needed: true,
    options: held.changed.flatMap(({ questionId, number }) => {
      const words = wordsShown(detail).find((shown) => shown.questionId === questionId);
      return words ? [{ value: JSON.stringify(words), label: `Question ${number}, as it reads now` }] : [];
    }),
  };
}

/** The wish that takes a position. What the page showed travels with it: other words are refused, and shown. */
export const positionWish: Wish = wish({
  command: TakePosition,
  shape: PositionTaken,
  path: 'take-position',
  summary: 'Takes the position of a member to the answers that it has seen, by their hashes',
  done: 'Position taken',
  knows: knowsOfSignOff,
  goesTo: ({ responseId }) => signOffPath(responseId),
  form: async (asking) => {
    const detail = await signOffOf(asking);
    const round = openRoundOf(detail);
    const held = heldBy(detail, about(asking));
    const recording = signerOf(asking.viewer).recordsForOthers;
    return {
      title: recording ? 'Record a position' : held ? 'Change or confirm a position' : 'Take a position',
      ...headOf(detail),
      intro: recording
        ? 'You record what a member said to the words below: also say how it told you.'
        : 'Your position is to the words below, and to no others: when they change you are asked again.',
      blocks: [
        ...(await changedMeanwhile(detail, asking)),
        ...(held?.changed.flatMap((answer) => changesOf(answer, 'what has changed since the position')) ?? []),
        ...(held ? answersOf(detail) : answersInFull(detail)),
      ],
      fields: [
        { kind: 'hidden', name: 'round', shows: round.round },
        memberField(asking, detail, 'Whose position is it?'),
        positionField,
        {
          kind: 'text',
          name: 'reason',
          label: 'Why?',
          noun: 'reason',
          hint: 'Needed for a block: what would have to change?',
          rows: 3,
        },
        ...(held && held.changed.length > 0 ? [confirmField(detail, held)] : []),
        capacityField,
        ...(recording
          ? [
              {
                kind: 'group' as const,
                name: 'onBehalfOf',
                label: 'Recorded for the member',
                // whoever has no organisation of their own records for others alone
                needed: asking.viewer.organisationId === undefined,
                fields: [
                  {
                    kind: 'line' as const,
                    name: 'how',
                    label: 'How did it tell you?',
                    noun: 'way in which it told you',
                    hint: 'For example, email of 3 July',
                  },
                ],
              },
            ]
          : []),
        { kind: 'hidden', name: 'seen', shows: wordsShown(detail) },
      ],
      submit: recording ? 'Record position' : held ? 'Confirm position' : 'Take position',
    };
  },
  starts: async (asking) => {
    const organisationId = about(asking);
    const held = heldBy(await signOffOf(asking), organisationId);
    return {
      ...(organisationId !== undefined && { organisationId }),
      ...(held && {
        position: held.position,
        capacity: held.capacity,
        ...(held.reason !== undefined && { reason: held.reason }),
      }),
    };
  },
  together: {
    shape: PositionGiven,
    carryOut: async (given, asking, acting, wishes) => {
      const { onBehalfOf, confirmed, seen, ...details } = given as PositionGiven;
      const { organisationId, position } = details;
      const held = heldBy(await wishes.view(() => signOffOf(asking)), organisationId);
      const again = held !== undefined && held.position === position && held.changed.length > 0;
      return wishes.carryOut(
        positionWish,
        {
          ...details,
          ...(onBehalfOf && { onBehalfOf: { organisationId, how: onBehalfOf.how } }),
          answers: again ? (confirmed ?? []) : seen,
        },
        acting,
      );
    },
  },
});
