import { ageInWords, count, dateInWords, labelOf, type Finder, type Piece, type Raw } from '#govuk-pages';
import { PositionsOn, type DraftedQuestion, type Position } from '#registers';
import { warningOf } from '../../positions/positions-block.js';
import { hrefOf } from '../../registers/hrefs.js';
import type { About } from '../../wishes/wish.js';

/** So much of something said is shown below the box; taken over is all of it. */
const SHOWN = 1500;

const keyOf = ({ kind, id, questionId }: Position): string => [kind, id, questionId].filter(Boolean).join(':');

const becameOf = ({ decidedSince, outOfDate, outcome }: Position): Piece[] => [
  { text: outcome ? labelOf(outcome) : 'No outcome yet' },
  ...(outOfDate.length > 0 ? [{ text: 'Look again', tag: 'red' as const, hint: warningOf(outOfDate) }] : []),
  ...decidedSince.slice(0, 3).map(({ decisionId, title, decidedOn }) => ({
    text: title,
    href: hrefOf('decision', decisionId),
    hint: `Decided on ${dateInWords(decidedOn)}`,
  })),
];

function shown(position: Position, today: string): Finder['found'][number] {
  const { kind, id, title, stance, text, saidOn } = position;
  const name = kind === 'ask' ? 'An ask' : title;
  const said = kind === 'ask' ? 'First raised' : 'Sent';
  const cut = text.length > SHOWN;
  return {
    key: keyOf(position),
    title: { text: name, href: hrefOf(kind === 'ask' ? 'ask' : 'response', id) },
    about: [
      { text: `${said} on ${dateInWords(saidOn)}, ${ageInWords(saidOn, today)} ago` },
      ...(stance ? [{ text: labelOf(stance) }] : []),
      ...becameOf(position),
    ],
    text: cut ? `${text.slice(0, SHOWN)}…` : text,
    cut,
    unseen: `${name}, ${dateInWords(saidOn)}`,
  };
}

const soughtIn = (raw: Raw): string => (raw._find?.[0] ?? '').trim().slice(0, 500);

/** What is answered: a question, and the title of the consultation that asks it. */
export interface Answered {
  readonly question: DraftedQuestion;
  readonly title: string;
}

interface Said {
  /** what they have in common with what is answered, or with what is looked for */
  readonly by: 'question' | 'consultation' | 'words';
  readonly found: readonly Position[];
}

/**
 * What the council said before that holds the words that are looked for; else that is like the question, or, when a
 * question says little, like what it is asked about.
 */
async function saidBefore({ question, title }: Answered, raw: Raw, { ask, today }: About): Promise<Said> {
  const q = soughtIn(raw);
  if (q !== '') return { by: 'words', found: await ask(new PositionsOn({ q, on: today })) };
  const found = await ask(new PositionsOn({ like: question.text, on: today }));
  if (found.length > 0) return { by: 'question', found };
  return { by: 'consultation', found: await ask(new PositionsOn({ like: title, on: today })) };
}

const NOTES: Readonly<Record<Said['by'], (said: number) => string>> = {
  words: (said) => `${count(said, 'answer or ask holds', 'answers and asks hold')} all these words, the latest first.`,
  question: (said) =>
    `${count(said, 'answer or ask', 'answers and asks')} like this question, the likest first. Read them before you repeat them.`,
  consultation: (said) =>
    said === 0
      ? 'Nothing that was sent or asked is like this question or its consultation.'
      : `${count(said, 'answer or ask', 'answers and asks')} like the title of this consultation, the likest first. Read them before you repeat them.`,
};

/** The library of positions below the box of an answer: open when it was used, else its fold says how much there is. */
export async function libraryFor(answered: Answered, raw: Raw, about: About): Promise<Finder> {
  const { by, found } = await saidBefore(answered, raw, about);
  const summary = 'What the council said before';
  return {
    summary:
      by !== 'words' && found.length > 0
        ? `${summary}: ${count(found.length, 'answer or ask', 'answers and asks')}`
        : summary,
    open: isSought(raw) || takenIn(raw) !== undefined,
    label: 'Words to look for among what was sent and asked',
    words: soughtIn(raw),
    note: NOTES[by](found.length),
    found: found.map((position) => shown(position, about.today)),
  };
}

/** Whether the form was sent to look for something: by its button, or with Enter in the box. */
export const isSought = (raw: Raw): boolean => {
  const step = raw._step?.[0];
  return step === 'find' || (step === undefined && soughtIn(raw) !== (raw._found?.[0] ?? '').trim());
};

/** The key of what is taken over, if the form was sent to take something over. */
export const takenIn = (raw: Raw): string | undefined => /^take:(.+)$/.exec(raw._step?.[0] ?? '')?.[1];

/** A text with the words that are taken over at its end; as it is when they are not found any more. */
export async function withTaken(
  text: string,
  { answered, raw, about }: { answered: Answered; raw: Raw; about: About },
): Promise<string> {
  const { found } = await saidBefore(answered, raw, about);
  const taken = found.find((position) => keyOf(position) === takenIn(raw));
  return taken ? [text.trimEnd(), taken.text].filter(Boolean).join('\n\n') : text;
}
