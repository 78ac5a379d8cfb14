/** A question as it was pasted: its number, or the next one, and its words. */
export interface PastedQuestion {
  readonly number: string;
  readonly text: string;
}

const BULLET = /^[-–—•*·]\s+/;
/** “Question 3b: …”, “Q3 …”, “3b) …”, “12.1. …”, “Annex A.1 …”, and “3 …” where the words begin with a capital letter. */
const NUMBERED = [
  /^(?:question|q)[\s.]*(\d{1,3}(?:\.\d{1,3})*[a-z]?)[.:)]?[\s–—-]+(\S.*)$/i,
  /^((?:annex|section|part)\s+[a-z0-9]{1,4}(?:\.\d{1,3})*)[.:)]?[\s–—-]+(\S.*)$/i,
  /^\(?(\d{1,3}(?:\.\d{1,3})*[a-z]?)[.:)]+\s*(\S.*)$/i,
  /^(\d{1,3}(?:\.\d{1,3})*[a-z]?)\s+([A-Z“"].*)$/,
];

/** Reads pasted questions, one a line. Those without a number are counted on from the one before. */
export function pastedQuestions(text: string, numberBefore = '0'): PastedQuestion[] {
  const questions: PastedQuestion[] = [];
  for (const line of text.split(/\r?\n/)) {
    const words = line.trim().replaceAll(/\s+/g, ' ').replace(BULLET, '');
    if (words === '') continue;
    const found = NUMBERED.map((pattern) => pattern.exec(words)).find((match) => match !== null);
    const [, number = following(questions.at(-1)?.number ?? numberBefore), question = words] = found ?? [];
    questions.push({ number, text: question });
  }
  return questions;
}

const following = (number: string) => String(Number(/\d+(?=\D*$)/.exec(number)?.[0] ?? 0) + 1);
