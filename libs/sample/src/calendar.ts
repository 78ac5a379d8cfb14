import { v7 as uuidV7 } from 'uuid';
import { addDays, addMonths, londonInstant } from '#vocabulary';

/** The first day of the sample tracker, on which the council was founded, and the last on which anything is recorded. */
export const FIRST_DAY = '2023-11-06';
export const LAST_DAY = '2026-10-30';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Ids (UUID version 7) that are the same for the same numbers: their time is that of the tracker's first day. */
export function idsFrom(random: () => number): () => string {
  const start = Date.parse(londonInstant(FIRST_DAY, '09:00'));
  let made = 0;
  return () =>
    uuidV7({
      msecs: start + made++,
      seq: 0,
      random: Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)),
    });
}

/** The working day that is so many months, and parts of months, after the tracker's first day; before it when negative. */
export function monthsIn(months: number, days = 0): string {
  const whole = Math.floor(months);
  return workingDay(addDays(addMonths(FIRST_DAY, whole), Math.round((months - whole) * 30) + days));
}

const isWeekend = (date: string) => [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());
const isHoliday = (date: string) => date.slice(5) >= '12-24' || date.slice(5) === '01-01';

/** The date itself, or the next day on which somebody is at work. */
export function workingDay(date: string): string {
  return isWeekend(date) || isHoliday(date) ? workingDay(addDays(date, 1)) : date;
}

/** The council meets when it is founded and then each quarter: the first meeting on or after a date. */
export function nextMeeting(date: string): string {
  if (date <= FIRST_DAY) return FIRST_DAY;
  const year = Number(date.slice(0, 4));
  return [year, year + 1]
    .flatMap((year) => ['01', '04', '07', '10'].map((month) => workingDay(`${year}-${month}-15`)))
    .find((meeting) => meeting >= date)!;
}

/** The later of two dates. */
export const later = (one: string, other: string): string => (one > other ? one : other);
