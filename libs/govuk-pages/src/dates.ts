import { closingDate, daysBetween, londonDate, londonTime } from '#vocabulary';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** “8 April 2025” from `2025-04-08`. */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** “5pm”, “9:30am”, “midday” and “midnight” from `HH:MM`. */
export function timeInWords(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  if (minutes === 0 && hours === 0) return 'midnight';
  if (minutes === 0 && hours === 12) return 'midday';
  const past = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return `${hours % 12 === 0 ? 12 : hours % 12}${past}${hours < 12 ? 'am' : 'pm'}`;
}

/** “8 April 2025 at 5pm”: an instant as a London clock shows it. */
export const instantInWords = (instant: string): string =>
  `${dateInWords(londonDate(instant))} at ${timeInWords(londonTime(instant))}`;

/** When a call closes: “8 April 2025 at 5pm”; midnight is the end of the day before, and so just “7 April 2025”. */
export const closingInWords = (closesAt: string): string =>
  londonTime(closesAt) === '00:00' ? dateInWords(closingDate(closesAt)) : instantInWords(closesAt);

const days = (number: number) => `${number} ${number === 1 ? 'day' : 'days'}`;

/** “today”, “tomorrow”, “in 3 days”, “yesterday”, “12 days ago”. */
export function daysFromToday(date: string, today: string): string {
  const ahead = daysBetween(today, date);
  if (ahead === 0) return 'today';
  if (ahead === 1) return 'tomorrow';
  if (ahead === -1) return 'yesterday';
  return ahead > 0 ? `in ${days(ahead)}` : `${days(-ahead)} ago`;
}

/** “closes in 3 days”, “closes today”, “closed 12 days ago”. */
export function closesInWords(closesAt: string, today: string): string {
  const date = closingDate(closesAt);
  return `${date < today ? 'closed' : 'closes'} ${daysFromToday(date, today)}`;
}

/** “12 days”, “1 day”; a longer time in months from a quarter of a year on: “5 months”. */
export function ageInWords(from: string, to: string): string {
  const age = daysBetween(from, to);
  if (age < 92) return days(age);
  const months = Math.round(age / 30.44);
  return months < 24 ? `${months} months` : `${Math.floor(months / 12)} years`;
}
