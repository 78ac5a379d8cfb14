import { dateInWords } from '#govuk-pages';
import type { DraftingDetail, ItemRef } from '#registers';
import type { Letter } from '#response-files';
import { londonInstant } from '#vocabulary';
import type { DispositionItem } from './disposition.js';

const FROM = 'The secretariat of the Local Government CIO Council';

/** What a letter of disposition says before its items. */
export function openingOf({ response }: DraftingDetail, today: string): string {
  const { consultation, submittedOn } = response;
  const when =
    submittedOn === null
      ? `The response is not sent yet: this is how it stands on ${dateInWords(today)}.`
      : `The response was sent on ${dateInWords(submittedOn)}.`;
  return `Thank you for contributing to the joint response to “${consultation.title}”. ${when} Below is each thing that you offered, what became of it, and where it stands in the words.`;
}

/** What is said of one thing that was offered, each with its label. */
export const saidOf = ({
  question,
  about,
  offered,
  outcome,
  reason,
  standing,
}: DispositionItem): [string, string][] => [
  ['Question', question],
  ...(about === null ? [] : ([['About', `“${about}”`]] satisfies [string, string][])),
  ['You offered', offered],
  ['What became of it', outcome],
  ...(reason === null ? [] : ([['Why', reason]] satisfies [string, string][])),
  ['Where it stands', standing],
];

/** The letter that tells a member what became of what it offered. Of the day on which it is read, or of the sending. */
export function letterTo(
  { title }: ItemRef,
  drafting: DraftingDetail,
  { items, today, marking }: { items: readonly DispositionItem[]; today: string; marking: string },
): Letter {
  const { consultation, submittedAt } = drafting.response;
  return {
    about: `What became of what you offered: ${consultation.title}`,
    marking,
    asOf: submittedAt ?? londonInstant(today, '00:00'),
    to: title,
    opening: openingOf(drafting, today),
    items: items.map((item) => ({ title: item.title, said: saidOf(item) })),
    from: FROM,
  };
}

/** A letter as plain text, under its marking. */
export function letterText({ marking, to, opening, items, from }: Letter): string {
  const parts = items.map(({ title, said }) => [title, ...said.map(([label, text]) => `${label}: ${text}`)].join('\n'));
  return `${[marking, `To ${to}`, opening, ...parts, from].join('\n\n')}\n`;
}
