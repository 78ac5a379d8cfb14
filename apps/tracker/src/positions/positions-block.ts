import { ageInWords, count, dateInWords, inWords, labelOf, type Block, type Cell, type Piece } from '#govuk-pages';
import type { Position } from '#registers';
import { addDays } from '#vocabulary';
import { hrefOf } from '../registers/hrefs.js';

const WARNINGS: Readonly<Record<Position['outOfDate'][number], string>> = {
  old: 'said more than two years before',
  decided_since: 'government has decided since',
  policy_ended: 'its policy has ended',
  not_adopted: 'government did not adopt it',
};

/** What to look out for before something is said again. */
export const warningOf = (outOfDate: Position['outOfDate']): string =>
  `It may be out of date: ${inWords(outOfDate.map((why) => WARNINGS[why]))}.`;

const LONGEST = 300;
const excerpt = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

function said({ kind, id, title, stance, text }: Position): Cell {
  const words = stance ? `${labelOf(stance)}: ${excerpt(text)}` : excerpt(text);
  return kind === 'ask'
    ? { text: words, href: hrefOf('ask', id), hint: 'An ask' }
    : [{ text: title, href: hrefOf('response', id) }, { text: words }];
}

function becameOf({ outcome, outOfDate, decidedSince }: Position): Cell {
  const decided: Piece[] = decidedSince.slice(0, 3).map(({ decisionId, title, decidedOn }) => ({
    text: title,
    href: hrefOf('decision', decisionId),
    hint: `Decided on ${dateInWords(decidedOn)}`,
  }));
  return [
    { text: outcome ? labelOf(outcome) : 'No outcome by then' },
    ...(outOfDate.length > 0
      ? [
          {
            text: 'Look again',
            tag: 'red' as const,
            hint: warningOf(outOfDate),
          },
        ]
      : []),
    ...decided,
  ];
}

/** What the council had said by a day, with its age, what became of it, and whether it may be out of date. */
export const positionsBlock = (positions: readonly Position[], on: string): Block => ({
  kind: 'table',
  heading: `What the council had said by ${dateInWords(on)}`,
  caption: `${count(positions.length, 'position')}, the latest first`,
  columns: [{ label: 'What was said' }, { label: 'When' }, { label: 'What became of it' }],
  rows: positions.map((position) => [
    said(position),
    {
      text: dateInWords(position.saidOn),
      hint: `${ageInWords(position.saidOn, addDays(position.saidOn, position.age))} before`,
    },
    becameOf(position),
  ]),
  empty: 'Nothing that was sent or raised by then holds these words.',
});
