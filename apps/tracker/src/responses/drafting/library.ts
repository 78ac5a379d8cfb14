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

/** What the council said before that is like a question, or that holds the words that are looked for. */
const saidBefore = (question: DraftedQuestion, raw: Raw, { ask, today }: About): Promise<readonly Position[]> => {
  const q = soughtIn(raw);
  return ask(new PositionsOn(q === '' ? { like: question.text, on: today } : { q, on: today }));
};

/** The library of positions below the box of an answer: open when it was used, else its fold says how much there is. */
export async function libraryFor(question: DraftedQuestion, raw: Raw, about: About): Promise<Finder> {
  const found = await saidBefore(question, raw, about);
  const words = soughtIn(raw);
  const said = count(found.length, 'answer or ask', 'answers and asks');
  return {
    summary:
      words === '' && found.length > 0 ? `What the council said before: ${said}` : 'What the council said before',
    open: isSought(raw) || takenIn(raw) !== undefined,
    label: 'Words to look for among what was sent and asked',
    words,
    note:
      words === ''
        ? found.length === 0
          ? 'Nothing that was sent or asked is like this question.'
          : `${said} like this question, the likest first. Read them before you repeat them.`
        : `${count(found.length, 'answer or ask holds', 'answers and asks hold')} all these words, the latest first.`,
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
  { question, raw, about }: { question: DraftedQuestion; raw: Raw; about: About },
): Promise<string> {
  const found = await saidBefore(question, raw, about);
  const taken = found.find((position) => keyOf(position) === takenIn(raw));
  return taken ? [text.trimEnd(), taken.text].filter(Boolean).join('\n\n') : text;
}
