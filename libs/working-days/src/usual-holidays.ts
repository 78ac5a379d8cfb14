import { addDays } from '#vocabulary';
import type { BankHoliday, Division } from './divisions.js';
import { oneOffDays } from './one-off-days.js';

const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
export const isWeekend = (date: string): boolean => [0, 6].includes(weekdayOf(date));
const MONDAY = 1;

/** Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.trunc(year / 100);
  const c = year % 100;
  const d = Math.trunc((b + 8) / 25);
  const h = (19 * a + b - Math.trunc(b / 4) - Math.trunc((b - d + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.trunc(c / 4) - h - (c % 4)) % 7;
  const m = Math.trunc((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return dated(year, Math.trunc(days / 31), (days % 31) + 1);
}

const dated = (year: number, month: number, day: number) =>
  [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');

const firstMonday = (year: number, month: number) => {
  const first = dated(year, month, 1);
  return addDays(first, (MONDAY - weekdayOf(first) + 7) % 7);
};
const lastMonday = (year: number, month: number) => {
  const last = addDays(dated(month === 12 ? year + 1 : year, (month % 12) + 1, 1), -1);
  return addDays(last, -((weekdayOf(last) - MONDAY + 7) % 7));
};

/** Where a holiday is kept; everywhere when nothing is named. */
interface Kept extends BankHoliday {
  readonly in?: readonly Division[];
}

/** Every holiday of a year on its own day, in the order in which substitutes are given. */
function onTheirOwnDays(year: number): Kept[] {
  const easter = easterSunday(year);
  const south: Division[] = ['england-and-wales', 'northern-ireland'];
  return [
    { title: 'New Year’s Day', date: dated(year, 1, 1) },
    { title: '2nd January', date: dated(year, 1, 2), in: ['scotland'] },
    { title: 'St Patrick’s Day', date: dated(year, 3, 17), in: ['northern-ireland'] },
    { title: 'Good Friday', date: addDays(easter, -2) },
    { title: 'Easter Monday', date: addDays(easter, 1), in: south },
    { title: 'Early May bank holiday', date: firstMonday(year, 5) },
    { title: 'Spring bank holiday', date: lastMonday(year, 5) },
    { title: 'Battle of the Boyne (Orangemen’s Day)', date: dated(year, 7, 12), in: ['northern-ireland'] },
    { title: 'Summer bank holiday', date: firstMonday(year, 8), in: ['scotland'] },
    { title: 'Summer bank holiday', date: lastMonday(year, 8), in: south },
    { title: 'St Andrew’s Day', date: dated(year, 11, 30), in: ['scotland'] },
    { title: 'Christmas Day', date: dated(year, 12, 25) },
    { title: 'Boxing Day', date: dated(year, 12, 26) },
  ];
}

/**
 * The bank holidays of a division in a year, by date, on the days on which they are taken: one that falls on a weekend
 * is taken on the next weekday that is none itself. With what proclamations added or moved. From 2007 on, when
 * St Andrew’s Day became one in Scotland.
 */
export function usualHolidays(division: Division, year: number): BankHoliday[] {
  const { added, moved } = oneOffDays(year);
  const own = onTheirOwnDays(year)
    .filter(({ in: where }) => !where || where.includes(division))
    .map(({ title, date }) => ({ title, date: moved[title] ?? date }));
  const extra = added.filter(({ divisions }) => !divisions || divisions.includes(division));
  const onWeekdays = [...own, ...extra].filter(({ date }) => !isWeekend(date));
  const taken = new Set(onWeekdays.map(({ date }) => date));
  const substitutes = own
    .filter(({ date }) => isWeekend(date))
    .map(({ title, date }) => {
      let day = date;
      while (isWeekend(day) || taken.has(day)) day = addDays(day, 1);
      taken.add(day);
      return { title: `${title} (substitute day)`, date: day };
    });
  return [...onWeekdays, ...substitutes]
    .map(({ title, date }) => ({ date, title }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}
