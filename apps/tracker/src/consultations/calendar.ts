import ical, { ICalEventClass } from 'ical-generator';
import { inWords, knownTitle, labelOf, markingInWords, titleOfSlug } from '#govuk-pages';
import type { CalendarDay, ConsultationRow } from '#registers';
import { closingDate, londonTime } from '#vocabulary';
import { hrefOf } from '../registers/hrefs.js';

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** “July 2026” from `2026-07`. */
export const monthInWords = (month: string): string => MONTH.format(Date.parse(`${month}-01`));

/** “Wednesday, 8 July” from `2026-07-08`. */
export const dayInWords = (date: string): string => DAY.format(Date.parse(date));

/** The months from one on, `YYYY-MM`. */
export function monthsFrom(first: string, many: number): string[] {
  const [year = 0, month = 1] = first.split('-').map(Number);
  return Array.from({ length: many }, (_, after) =>
    new Date(Date.UTC(year, month - 1 + after, 1)).toISOString().slice(0, 7),
  );
}

/** The deadlines as a calendar (RFC 5545) that mail programs can subscribe to. A withdrawn consultation has none. */
export function deadlinesCalendar(days: readonly CalendarDay[], site: string): string {
  const calendar = ical({
    name: 'Consultation deadlines',
    prodId: { company: 'LGCC', product: 'Influence tracker', language: 'EN' },
  });
  for (const row of days.flatMap(({ closing }) => closing)) {
    const { consultationId, title, closesAt, handling, revision, recordedAt, state } = row;
    if (!closesAt || state === 'withdrawn') continue;
    const endOfDay = londonTime(closesAt) === '00:00';
    calendar.createEvent({
      id: consultationId,
      sequence: revision,
      stamp: new Date(recordedAt),
      start: endOfDay ? closingDate(closesAt) : new Date(closesAt),
      allDay: endOfDay,
      summary: `Closes: ${title}`,
      description: descriptionOf(row),
      url: `${site}${hrefOf('consultation', consultationId)}`,
      ...(handling && handling.marking !== 'official' && { class: ICalEventClass.CONFIDENTIAL }),
    });
  }
  return `${calendar.toString()}\r\n`;
}

const descriptionOf = ({ departments, triage, source, handling }: ConsultationRow) =>
  [
    inWords(departments.map((slug) => knownTitle(slug) ?? titleOfSlug(slug))),
    `Triage: ${triage ? labelOf(triage) : 'not yet'}`,
    source?.url,
    handling && markingInWords(handling),
  ]
    .filter(Boolean)
    .join('\n');
