/** How long an answer may be, as its question says. */
export interface AnswerLimit {
  readonly most: number;
  readonly of: 'characters' | 'words';
}

const NUMBER = String.raw`(\d{1,3}(?:[,\s]\d{3})+|\d{2,6})`;
const UNIT = '(characters?|words?)';
/** “maximum 500 words”, “no more than 3,000 characters”, “(250 words)”, “word limit: 300”, “300-word limit” */
const SAYINGS = [
  new RegExp(
    String.raw`(?:max(?:imum|\.)?(?:\s+of)?|limit(?:ed)?(?:\s+(?:of|is|to))?|up to|at most|no(?:t)? more than|within|under|exceed)[\s:(]*${NUMBER}[\s-]+${UNIT}`,
    'i',
  ),
  new RegExp(String.raw`${NUMBER}[\s-]+${UNIT}\s*(?:max(?:imum)?|limit|or (?:fewer|less))`, 'i'),
  new RegExp(String.raw`[([]\s*(?:(?:approx(?:imately|\.)?|about)\s+)?${NUMBER}\s+${UNIT}\s*[)\]]`, 'i'),
];
const NAMED_FIRST = new RegExp(String.raw`(character|word)\s+(?:limit|count)[\s:(]*(?:of|is)?\s*${NUMBER}`, 'i');

/** The limit that the words of a question set to its answer; null when they set none. */
export function answerLimit(question: string): AnswerLimit | null {
  const named = NAMED_FIRST.exec(question);
  const [number, unit] = named
    ? [named[2], named[1]]
    : (SAYINGS.map((saying) => saying.exec(question))
        .find((match) => match !== null)
        ?.slice(1) ?? []);
  if (!number || !unit) return null;
  return {
    most: Number(number.replaceAll(/[,\s]/g, '')),
    of: unit.toLowerCase().startsWith('word') ? 'words' : 'characters',
  };
}
