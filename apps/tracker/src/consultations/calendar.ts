import { inWords, knownTitle, labelOf, titleOfSlug } from '#govuk-pages';
import type { ConsultationRow } from '#registers';
import type { CalendarEntry } from '../registers/calendar-file.js';
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

/** What the calendar with the deadlines is called. */
export const DEADLINES = 'Consultation deadlines';

/** When a consultation closes, for people's own calendars. A withdrawn one, and one without a closing date, has none. */
export function deadlineOf(row: ConsultationRow): CalendarEntry[] {
  const { consultationId, title, departments, triage, source, closesAt, handling, revision, recordedAt, state } = row;
  if (!closesAt || state === 'withdrawn') return [];
  return [
    {
      id: consultationId,
      revision,
      recordedAt,
      at: closesAt,
      summary: `Closes: ${title}`,
      description: [
        inWords(departments.map((slug) => knownTitle(slug) ?? titleOfSlug(slug))),
        `Triage: ${triage ? labelOf(triage) : 'not yet'}`,
        source?.url,
      ],
      path: hrefOf('consultation', consultationId),
      handling,
    },
  ];
}
