import ical, { ICalEventClass } from 'ical-generator';
import { markingInWords } from '#govuk-pages';
import type { Marking } from '#registers';
import { closingDate, isLocalDate, londonTime, type Handling } from '#vocabulary';
import { Download, MarkedFile } from '../web/answer.js';

/** A date that belongs in people's own calendars. */
export interface CalendarEntry {
  /** stays the same when the date moves: a calendar then moves its entry */
  readonly id: string;
  readonly revision: number;
  readonly recordedAt: string;
  /** a date, or an instant: midnight is the end of the day before */
  readonly at: string;
  readonly summary: string;
  readonly description: readonly (string | null | undefined)[];
  /** the address of its page within the tracker */
  readonly path: string;
  readonly handling: Handling | null;
}

/** Dates as a calendar (RFC 5545) that mail programs can subscribe to. @param site where the tracker is reached */
export function calendarOf(name: string, entries: readonly CalendarEntry[], site: string, marking: Marking): string {
  const calendar = ical({
    name,
    description: markingInWords({ marking }),
    prodId: { company: 'LGCC', product: 'Influence tracker', language: 'EN' },
  });
  for (const { id, revision, recordedAt, at, summary, description, path, handling } of entries) {
    const allDay = isLocalDate(at) || londonTime(at) === '00:00';
    calendar.createEvent({
      id,
      sequence: revision,
      stamp: new Date(recordedAt),
      start: isLocalDate(at) ? at : allDay ? closingDate(at) : new Date(at),
      allDay,
      summary,
      description: [...description, handling && markingInWords(handling)].filter(Boolean).join('\n'),
      url: `${site}${path}`,
      ...(handling && handling.marking !== 'official' && { class: ICalEventClass.CONFIDENTIAL }),
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** The same as a file, marked as the rows that it tells of. */
export const calendarFile = (
  file: string,
  name: string,
  entries: readonly CalendarEntry[],
  { site, about }: { site: string; about: unknown },
): MarkedFile =>
  new MarkedFile(
    about,
    (marking) => new Download(`${file}.ics`, 'text/calendar; charset=utf-8', calendarOf(name, entries, site, marking)),
  );
