import { closingDate, dateInWords, londonDate, londonTime, timeInWords, type Nation } from '#vocabulary';

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const NATION: Readonly<Record<Nation, string>> = {
  england: 'England',
  scotland: 'Scotland',
  wales: 'Wales',
  northern_ireland: 'Northern Ireland',
};

/** “8 April 2025 at 5pm”; midnight in London is “the end of 7 April 2025”. */
export function closingInWords(closesAt: string): string {
  const time = londonTime(closesAt);
  if (time === '00:00') return `the end of ${dateInWords(closingDate(closesAt))}`;
  return `${dateInWords(londonDate(closesAt))} at ${timeInWords(time)}`;
}

/** “England and Wales”. */
export const nationsInWords = (nations: readonly Nation[]): string =>
  listInWords(nations.map((nation) => NATION[nation]));

/** “a, b and c”; “none” for none. */
export const listInWords = (words: readonly string[]): string => LIST.format(words) || 'none';
