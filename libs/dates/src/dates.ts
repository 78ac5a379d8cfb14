import { Temporal } from 'temporal-polyfill';

/** Where the council lives: every date of the tracker is a date of this calendar. */
export const LONDON = 'Europe/London';

/** Whether a text is a real calendar date, `YYYY-MM-DD`. */
export function isLocalDate(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

/** Whether a text is an instant: ISO 8601 with seconds and an offset or `Z`, at most nanoseconds. */
export function isInstant(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text))
    return false;
  try {
    Temporal.Instant.from(text);
    return isLocalDate(text.slice(0, 10));
  } catch {
    return false;
  }
}

const inLondon = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(LONDON);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** From here on London's clock is an hour ahead from the last Sunday of March to that of October, changing at 01:00 UTC. */
const COMMON_SUMMER_TIME = Date.UTC(1996, 0, 1);

/** 01:00 UTC on the last Sunday of a month (from 0). */
function clockChange(year: number, month: number): number {
  const lastDay = new Date(Date.UTC(year, month + 1, 0));
  return lastDay.getTime() - lastDay.getUTCDay() * DAY + HOUR;
}

/** The date (`YYYY-MM-DD`) it is in London at an instant. Asked of every event there is: the rule by hand is much quicker. */
export function londonDate(instant: string): string {
  const time = Date.parse(instant);
  if (!(time >= COMMON_SUMMER_TIME)) return inLondon(instant).toPlainDate().toString();
  const year = new Date(time).getUTCFullYear();
  const isSummer = time >= clockChange(year, 2) && time < clockChange(year, 9);
  return new Date(isSummer ? time + HOUR : time).toISOString().slice(0, 10);
}

const BETWEEN_MILLISECONDS = /\.\d{3}0*[1-9]/;

/**
 * The date on which a call closes: the London date of the instant, or the day before when it is exactly midnight in
 * London (a closing time of 00:00 means the end of the day before): the date a moment earlier.
 */
export const closingDate = (closesAt: string): string =>
  londonDate(BETWEEN_MILLISECONDS.test(closesAt) ? closesAt : new Date(Date.parse(closesAt) - 1).toISOString());

/** The instant (UTC) of a wall-clock time in London; of a time that comes twice the first, of one that is skipped the next. */
export const londonInstant = (date: string, time: string): string =>
  Temporal.PlainDate.from(date)
    .toZonedDateTime({ timeZone: LONDON, plainTime: Temporal.PlainTime.from(time) })
    .toInstant()
    .toString();

/** The last instant (UTC, to the millisecond) that is still of a date in London. */
export const endOfDay = (date: string): string =>
  new Date(Date.parse(londonInstant(addDays(date, 1), '00:00')) - 1).toISOString();

/** The wall-clock time (`HH:MM`) in London at an instant. */
export const londonTime = (instant: string): string => inLondon(instant).toPlainTime().toString().slice(0, 5);

/** Whole days from one date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  const days = (Date.parse(to) - Date.parse(from)) / DAY;
  if (!Number.isInteger(days)) throw new RangeError(`Not two dates: ${from}, ${to}`);
  return days;
}

/** A date so many days later (earlier when negative). */
export const addDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

/** A date so many months later; the last day of the month when the day does not exist there. */
export const addMonths = (date: string, months: number): string =>
  Temporal.PlainDate.from(date).add({ months }).toString();

/** “8 April 2025” from `2025-04-08`: a date as sentences say it. */
export const dateInWords = (date: string): string =>
  Temporal.PlainDate.from(date).toLocaleString('en-GB', { dateStyle: 'long' });

/** “5pm”, “9:30am”, “midday” and “midnight” from `HH:MM`: a time as sentences say it. */
export function timeInWords(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  if (minutes === 0 && hours % 12 === 0) return hours === 0 ? 'midnight' : 'midday';
  const past = minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`;
  return `${hours % 12 === 0 ? 12 : hours % 12}${past}${hours < 12 ? 'am' : 'pm'}`;
}

/** Earlier, same or later (negative, 0, positive): two instants whatever their offsets. */
export const compareInstants = (a: string, b: string): number =>
  Date.parse(a) - Date.parse(b) || Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b));
