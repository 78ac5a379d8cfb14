import { ANSWERS, AskAnswered } from '#asks';
import { checkForm, dateInWords, rowNumbers, type Field, type Form, type Mistake, type Raw } from '#govuk-pages';
import type { AskRow, DecisionRow } from '#registers';
import { IsId, NestedList } from '#vocabulary';
import { firstRaiseOf } from '../asks/answers.js';
import { noneOf, optionsOf, referenceField } from '../wishes/fields.js';

/** The answers that one page gives. */
class AnswersGiven {
  @IsId() decisionId: string;
  @NestedList(() => AskAnswered) answers: AskAnswered[];
}

/** What a page says of one ask, as it was sent. */
export interface Row {
  readonly askId: string;
  /** its fields, named as in the event */
  readonly raw: Raw;
}

const FIELDS: readonly Field[] = [
  {
    kind: 'choice',
    name: 'answer',
    label: 'What did it say?',
    noun: 'answer',
    select: true,
    options: [noneOf('Not answered now'), ...optionsOf(ANSWERS)],
  },
  { kind: 'date', name: 'answeredOn', label: 'When?', noun: 'date of the answer' },
  referenceField('Where it says so'),
];

const hintOf = (ask: AskRow): string => {
  const [raised, stage] = firstRaiseOf(ask);
  const first = raised ? `first raised on ${raised.text}${stage ? `, at “${stage.text}”` : ''}` : 'not raised yet';
  return `${ask.policies.map(({ title }) => title).join(', ')}: ${first}`;
};

/** The page that asks what a decision said to each of some asks: a row each, in their order. */
export const answersForm = (
  { decisionId, title, decidedOn, handling }: DecisionRow,
  asks: readonly AskRow[],
): Form => ({
  title: 'Answer the open asks',
  caption: title,
  ...(handling && { handling }),
  section: '/decisions',
  back: { text: 'Back to the decision', href: `/decisions/${decisionId}` },
  intro: `These asks of its policies have no answer yet. Say what the decision of ${dateInWords(decidedOn)} said to each. What you leave at “Not answered now” stays open.`,
  fields: [
    {
      kind: 'rows',
      name: 'answers',
      label: 'Open asks',
      noun: 'ask',
      id: 'askId',
      about: asks.map((ask) => ({ title: ask.statement, hint: hintOf(ask) })),
      fields: [{ kind: 'hidden', name: 'askId' }, ...FIELDS],
    },
  ],
  submit: 'Record answers',
  shape: AnswersGiven,
});

/** A row as the page first shows it: no answer, the date of the decision. */
export const freshRow = (askId: string, { decidedOn }: DecisionRow): Row => {
  const [year = '', month, day] = decidedOn.split('-');
  return {
    askId,
    raw: {
      'answeredOn.day': [String(Number(day))],
      'answeredOn.month': [String(Number(month))],
      'answeredOn.year': [year],
    },
  };
};

/** The rows that a page has sent, each ask once. */
export function rowsIn(raw: Raw): Row[] {
  const rows = rowNumbers(raw, 'answers').map((number) => {
    const path = `answers.${number}.`;
    const own = Object.entries(raw).filter(([name]) => name.startsWith(path));
    const fields: Raw = Object.fromEntries(own.map(([name, values]) => [name.slice(path.length), values]));
    return { askId: fields.askId?.[0] ?? '', raw: fields };
  });
  return [...new Map(rows.map((row) => [row.askId, row])).values()];
}

/** All rows as one form sends them. */
export const rawOfRows = (rows: readonly Row[]): Raw =>
  Object.fromEntries(
    rows.flatMap(({ askId, raw }, index) =>
      Object.entries({ ...raw, askId: [askId] }).map(([name, values]) => [`answers.${index}.${name}`, values]),
    ),
  );

/** Whether a row gives an answer, or something that goes with one. */
export const isFilled = ({ raw }: Row): boolean =>
  Object.entries(raw).some(
    ([name, [value]]) => (name === 'answer' || name.startsWith('reference.')) && Boolean(value?.trim()),
  );

/** The answer that a row gives, or the mistakes in it. */
export function answerIn(row: Row, decisionId: string): { details: AskAnswered; mistakes: readonly Mistake[] } {
  const own = { askId: row.askId, decisionId };
  const { values, mistakes } = checkForm({ fields: FIELDS, shape: AskAnswered }, row.raw, own);
  return { details: values as unknown as AskAnswered, mistakes };
}
