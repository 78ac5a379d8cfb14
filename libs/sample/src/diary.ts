import type { Command } from '@nestjs/cqrs';
import type { Outcome } from '#event-store';
import { londonInstant, type Known } from '#vocabulary';
import { Book } from './book.js';
import { personPlaying, type SamplePart } from './people.js';
import { FIRST_DAY, idsFrom, LAST_DAY, later, numbersFrom, workingDay } from './calendar.js';

/** One wish of the sample, at the instant and in the name in which it is to be recorded. */
export interface SampleWish {
  readonly recordedAt: string;
  readonly actor: string;
  readonly commandId: string;
  readonly command: Command<Outcome>;
  /** the bytes of the document that the wish names */
  readonly document?: Buffer;
}

interface Particulars {
  /** what the tracker knows once the wish is carried out */
  readonly note?: (book: Book) => void;
  readonly document?: Buffer;
  /** the part played by whoever enters it; the secretariat unless said otherwise */
  readonly by?: SamplePart;
}

interface Entry extends Particulars {
  readonly on: string;
  readonly make: (known: Known) => Command<Outcome>;
}

const MINUTES_APART = 3;

/** What is to be told, each thing on its day: planned in any order, told in the order of the days. */
export class Diary {
  /** from 0 to 1 */
  readonly random: () => number;
  readonly id: () => string;
  private readonly entries: Entry[] = [];

  constructor(seed: number) {
    this.random = numbersFrom(seed);
    this.id = idsFrom(this.random);
  }

  /** A whole number from one to another, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  /**
   * Plans a wish for a date, or the first working day after, within the time of the tracker. What it says is made when
   * its turn comes, from what is known by then. @returns the day
   */
  plan(date: string, make: Entry['make'], particulars: Particulars = {}): string {
    const on = workingDay(later(date, FIRST_DAY));
    this.entries.push({ on, make, ...particulars });
    return on;
  }

  /** Every wish up to the last day, in order: those of one day as they were planned. */
  *wishes(): Generator<SampleWish> {
    const book = new Book();
    let today = '';
    let minute = 0;
    const told = this.entries
      .filter(({ on }) => on <= LAST_DAY)
      .toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
    for (const { on, make, note, document, by = 'secretariat' } of told) {
      minute = on === today ? minute + MINUTES_APART : 9 * 60;
      today = on;
      const now = londonInstant(on, timeOf(minute));
      yield {
        recordedAt: new Date(now).toISOString(),
        actor: `person-${personPlaying(by)}`,
        commandId: this.id(),
        command: make(book.knownAt(now)),
        ...(document && { document }),
      };
      note?.(book);
    }
  }
}

const timeOf = (minute: number) =>
  [minute / 60, minute % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
