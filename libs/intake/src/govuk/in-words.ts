import { closingDate, LONDON, londonDate, londonTime, type Nation } from '#vocabulary';

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const TIME = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: LONDON });
const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const NATION: Readonly<Record<Nation, string>> = {
  england: 'England',
  scotland: 'Scotland',
  wales: 'Wales',
  northern_ireland: 'Northern Ireland',
};

/** “8 April 2025”. */
export const dateInWords = (date: string): string => DATE.format(Date.parse(date));

/** “8 April 2025 at 5pm”; midnight in London is “the end of 7 April 2025”. */
export function closingInWords(closesAt: string): string {
  if (londonTime(closesAt) === '00:00') return `the end of ${dateInWords(closingDate(closesAt))}`;
  const time = TIME.format(Date.parse(closesAt)).replace(':00', '').replace(/\s/, '');
  return `${dateInWords(londonDate(closesAt))} at ${time === '12pm' ? 'midday' : time}`;
}

/** “England and Wales”. */
export const nationsInWords = (nations: readonly Nation[]): string =>
  listInWords(nations.map((nation) => NATION[nation]));

/** “a, b and c”; “none” for none. */
export const listInWords = (words: readonly string[]): string => LIST.format(words) || 'none';
