import type { Answer } from '#asks';
import { ageInWords, dateInWords, labelOf, stageColour, type Cell, type Piece, type TagColour } from '#govuk-pages';
import type { AskRow } from '#registers';
import type { Reference } from '#vocabulary';

const COLOURS: Readonly<Record<Answer, TagColour>> = {
  adopted: 'green',
  partly_adopted: 'turquoise',
  adopted_in_principle: 'turquoise',
  deferred: 'yellow',
  noted: 'grey',
  not_adopted: 'red',
  no_clear_answer: 'grey',
  overtaken: 'grey',
};

/** What a decision said to an ask, as a tag. */
export const answerTag = (answer: string): Piece => ({
  text: labelOf(answer),
  tag: COLOURS[answer as Answer] ?? 'grey',
});

/** What was said to an ask, or for how long nothing was: silence is a state with an age. */
export function answerOf({ currentAnswer, state, firstRaisedOn }: AskRow, today: string): Piece[] {
  const closed = state === 'merged' || state === 'withdrawn' ? [{ text: labelOf(state), tag: 'grey' } as const] : [];
  if (currentAnswer)
    return [{ ...answerTag(currentAnswer.answer), hint: dateInWords(currentAnswer.answeredOn) }, ...closed];
  if (closed.length > 0) return closed;
  if (state === 'open' || firstRaisedOn === null) return [{ text: 'Not raised yet', tag: 'light-blue' }];
  return [{ text: 'Awaiting an answer', tag: 'yellow', hint: capitalised(waitOf(firstRaisedOn, today)) }];
}

/** “for 5 months”: how long an ask has waited that was first raised on a date. */
export const waitOf = (firstRaisedOn: string, today: string): string =>
  firstRaisedOn === today ? 'since today' : `for ${ageInWords(firstRaisedOn, today)}`;

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** When an ask was first raised, with the stage that its policy was at. */
export function firstRaiseOf({ policies, firstRaisedOn }: AskRow): Piece[] {
  if (firstRaisedOn === null) return [];
  const first = policies.flatMap(({ firstRaise }) => firstRaise ?? []).sort((a, b) => a.on.localeCompare(b.on))[0];
  return [
    { text: dateInWords(firstRaisedOn) },
    ...(first ? [{ text: labelOf(first.stage), tag: stageColour(first.stage) }] : []),
  ];
}

/** A document that something rests on, with the words relied on. */
export const documentOf = (reference: Reference | null): Cell =>
  reference && {
    text: reference.title,
    ...(reference.url && { href: reference.url }),
    ...(reference.quotation && { hint: `“${reference.quotation}”` }),
  };
