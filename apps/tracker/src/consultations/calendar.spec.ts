import type { ConsultationRow } from '#registers';
import { calendarOf as written } from '../registers/calendar-file.js';
import { dayInWords, deadlineOf, DEADLINES, monthInWords, monthsFrom } from './calendar.js';

const row = (fields: Partial<ConsultationRow>): ConsultationRow => ({
  consultationId: '0198c0de-0000-7000-8000-000000000001',
  title: 'Data sharing, "again"; and more',
  kind: 'consultation',
  departments: ['home-office', 'cabinet-office'],
  themes: [],
  nations: ['england'],
  opensOn: null,
  closesAt: '2026-07-08T16:00:00Z',
  closesOn: '2026-07-08',
  daysLeft: 3,
  state: 'open',
  triage: 'lead',
  leadPersonId: null,
  policies: [],
  source: { system: 'govuk', key: null, url: 'https://www.gov.uk/government/consultations/x' },
  outcomeOn: null,
  withdrawnOn: null,
  lapsedOn: null,
  handling: null,
  recordedAt: '2026-06-01T09:30:00.000Z',
  revision: 4,
  ...fields,
});
const calendarOf = (...closing: ConsultationRow[]) =>
  written(DEADLINES, closing.flatMap(deadlineOf), 'http://localhost:3000', 'official');
/** Long lines are folded, says RFC 5545: a blank at the beginning goes on with the line before. */
const lines = (ics: string) => ics.replaceAll('\r\n ', '').split('\r\n');

describe('months and days in words', () => {
  it('counts months over the end of a year', () => {
    expect(monthsFrom('2026-11', 4)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
    expect(monthInWords('2027-01')).toBe('January 2027');
    expect(dayInWords('2026-07-08')).toBe('Wednesday 8 July');
  });
});

describe('the deadlines as a calendar', () => {
  it('holds each with its instant, its page and what is known of it', () => {
    expect(lines(calendarOf(row({})))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//LGCC//Influence tracker//EN',
      'NAME:Consultation deadlines',
      'X-WR-CALNAME:Consultation deadlines',
      'X-WR-CALDESC:OFFICIAL',
      'BEGIN:VEVENT',
      'UID:0198c0de-0000-7000-8000-000000000001',
      'SEQUENCE:4',
      'DTSTAMP:20260601T093000Z',
      'DTSTART:20260708T160000Z',
      'SUMMARY:Closes: Data sharing\\, "again"\\; and more',
      'DESCRIPTION:Home Office and Cabinet Office\\nTriage: Lead\\nhttps://www.gov.uk/government/consultations/x',
      'URL;VALUE=URI:http://localhost:3000/consultations/0198c0de-0000-7000-8000-000000000001',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('gives the whole day to one that closes at its end', () => {
    const ics = calendarOf(row({ closesAt: '2026-07-08T23:00:00Z', triage: null }));
    expect(lines(ics)).toContain('DTSTART;VALUE=DATE:20260708');
    expect(lines(ics).find((line) => line.startsWith('DESCRIPTION'))).toContain('Triage: not yet');
  });

  it('leaves out what was withdrawn, and marks what is sensitive', () => {
    expect(calendarOf(row({ state: 'withdrawn' }))).not.toContain('BEGIN:VEVENT');
    const ics = lines(calendarOf(row({ handling: { marking: 'official-sensitive', instruction: 'Members only' } })));
    expect(ics).toContain('CLASS:CONFIDENTIAL');
    expect(ics.find((line) => line.startsWith('DESCRIPTION'))).toMatch(/OFFICIAL-SENSITIVE – Members only$/);
  });
});
