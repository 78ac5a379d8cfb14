import { addDays } from '#vocabulary';
import { DIVISIONS, type BankHoliday, type Division } from './divisions.js';
import type { PublishedHolidays } from './published-holidays.js';
import { isWeekend, usualHolidays } from './usual-holidays.js';

/** Why nobody, or not everybody, works on a day: a weekend has no divisions. */
export interface DayOff {
  readonly title: string;
  readonly divisions: readonly Division[];
}

/** A day that was passed over or counted on the way from one date to another. */
export interface CountedDay {
  /** a date */
  readonly date: string;
  /** the how manieth working day it is; absent when it is none */
  readonly number?: number;
  /** why it is none: empty when it is one */
  readonly off: readonly DayOff[];
}

const WEEKEND: readonly DayOff[] = [{ title: 'Weekend', divisions: [] }];
const yearOf = (date: string) => Number(date.slice(0, 4));

/** What one division keeps: for the years that GOV.UK has published what it says, else the usual days. */
function holidaysOf(division: Division, year: number, published?: PublishedHolidays): readonly BankHoliday[] {
  const said = published?.[division].filter(({ date }) => yearOf(date) === year) ?? [];
  return said.length > 0 ? said : usualHolidays(division, year);
}

/**
 * The working days of all nations of the United Kingdom: Monday to Friday, without the bank holidays of England and
 * Wales, of Scotland and of Northern Ireland. A day on which one of them is off is not a working day of all.
 */
export class WorkingDays {
  private readonly years = new Map<number, ReadonlyMap<string, readonly DayOff[]>>();

  /** `published`: what GOV.UK has published; it counts for the years that it speaks of */
  constructor(private readonly published?: PublishedHolidays) {}

  /** Why a date is not a working day of all nations; empty when it is one. */
  off(date: string): readonly DayOff[] {
    return isWeekend(date) ? WEEKEND : (this.year(yearOf(date)).get(date) ?? []);
  }

  isWorkingDay(date: string): boolean {
    return this.off(date).length === 0;
  }

  /** The days after a date, up to and with the working day that many further on. The date itself does not count. */
  after(date: string, workingDays: number): readonly CountedDay[] {
    return this.counted(date, workingDays, 1);
  }

  /** The days before a date, back to and with the working day that many earlier. The date itself does not count. */
  before(date: string, workingDays: number): readonly CountedDay[] {
    return this.counted(date, workingDays, -1);
  }

  private counted(from: string, workingDays: number, step: 1 | -1): CountedDay[] {
    const days: CountedDay[] = [];
    let number = 0;
    for (let date = addDays(from, step); number < workingDays; date = addDays(date, step)) {
      const off = this.off(date);
      if (off.length === 0) number++;
      days.push({ date, ...(off.length === 0 && { number }), off });
    }
    return days;
  }

  private year(year: number): ReadonlyMap<string, readonly DayOff[]> {
    const known = this.years.get(year);
    if (known) return known;
    const days = new Map<string, readonly DayOff[]>();
    for (const division of DIVISIONS)
      for (const { date, title } of holidaysOf(division, year, this.published)) {
        const here = days.get(date) ?? [];
        const same = here.find((off) => off.title === title);
        const others = here.filter((off) => off.title !== title);
        days.set(date, [...others, { title, divisions: [...(same?.divisions ?? []), division] }]);
      }
    this.years.set(year, days);
    return days;
  }
}
