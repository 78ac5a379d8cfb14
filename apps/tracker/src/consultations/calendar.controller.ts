import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { labelOf, timeInWords, type Block, type Cell } from '#govuk-pages';
import { ConsultationCalendar, type CalendarDay, type ConsultationRow } from '#registers';
import { addDays, addMonths, londonTime } from '#vocabulary';
import { calendarFile } from '../registers/calendar-file.js';
import { hrefOf } from '../registers/hrefs.js';
import { page, type Drawn, type MarkedFile } from '../web/answer.js';
import { siteOf } from '../web/sites.js';
import { Wishes } from '../wishes/wishes.js';
import { dayInWords, deadlineOf, DEADLINES, monthInWords, monthsFrom } from './calendar.js';
import { closingOf, triageOf } from './consultation-register.js';
import { consultations, stateColour } from './consultations.js';

const MONTHS_SHOWN = 3;
const MONTH = /^(?:19|2\d)\d\d-(?:0[1-9]|1[0-2])$/;
const ADDRESS = '/consultations/calendar';

/** What opens and closes when, month by month, and the deadlines for people's own calendars. */
@Controller()
export class CalendarController {
  constructor(private readonly wishes: Wishes) {}

  @Get(ADDRESS)
  async show(@Query('from') from: unknown): Promise<Drawn> {
    const { today, now, ask } = this.wishes.about('');
    const first = typeof from === 'string' && MONTH.test(from) ? from : today.slice(0, 7);
    const [last = first, after = first] = monthsFrom(first, MONTHS_SHOWN + 1).slice(-2);
    const days = await ask(new ConsultationCalendar(`${first}-01`, addDays(`${after}-01`, -1), now));
    return page({
      title: `Consultations from ${monthInWords(first)} to ${monthInWords(last)}`,
      section: consultations.path,
      breadcrumbs: [{ text: 'Consultations', href: consultations.path }],
      blocks: [
        { kind: 'links', links: aroundOf(first, today) },
        ...monthsFrom(first, MONTHS_SHOWN).map((month) => monthOf(month, days, today)),
        {
          kind: 'links',
          heading: 'Take these with you',
          links: [{ text: 'The deadlines as an iCalendar file', href: `${ADDRESS}.ics` }],
        },
      ],
    });
  }

  /** From a year back on: what is over longer is of no use in a calendar. */
  @Get(`${ADDRESS}.ics`)
  async download(@Req() request: FastifyRequest): Promise<MarkedFile> {
    const { today, now, ask } = this.wishes.about('');
    const days = await ask(new ConsultationCalendar(addMonths(today, -12), '9999-12-30', now));
    const rows = days.flatMap(({ closing }) => closing);
    return calendarFile('consultation-deadlines', DEADLINES, rows.flatMap(deadlineOf), {
      site: siteOf(request),
      about: rows,
    });
  }
}

function aroundOf(first: string, today: string) {
  const link = (text: string, month: string) => ({ text, href: `${ADDRESS}?from=${month}` });
  const [later = first] = monthsFrom(first, MONTHS_SHOWN + 1).slice(-1);
  const earlier = addMonths(`${first}-01`, -MONTHS_SHOWN).slice(0, 7);
  return [
    link('Earlier months', earlier),
    ...(first === today.slice(0, 7) ? [] : [{ text: 'This month', href: ADDRESS }]),
    link('Later months', later),
  ];
}

const monthOf = (month: string, days: readonly CalendarDay[], today: string): Block => ({
  kind: 'table',
  heading: monthInWords(month),
  caption: `What opens and closes in ${monthInWords(month)}`,
  columns: [{ label: 'Day' }, { label: 'What' }, { label: 'Consultation' }, { label: 'State' }, { label: 'Triage' }],
  rows: days
    .filter(({ date }) => date.startsWith(month))
    .flatMap((day) => [
      ...day.opening.map((row) => [dayOf(day, today), 'Opens', ...cellsOf(row)]),
      ...day.closing.map((row) => [dayOf(day, today), closes(row, today), ...cellsOf(row)]),
    ]),
  empty: 'Nothing opens or closes.',
});

const dayOf = ({ date }: CalendarDay, today: string): Cell => ({
  text: dayInWords(date),
  ...(date === today && { hint: 'Today' }),
});

const cellsOf = (row: ConsultationRow): Cell[] => [
  { text: row.title, href: hrefOf('consultation', row.consultationId) },
  { text: labelOf(row.state), tag: stateColour(row.state) },
  triageOf(row),
];

function closes(row: ConsultationRow, today: string): Cell {
  const { hint } = closingOf(row, today);
  const at = row.closesAt && londonTime(row.closesAt) !== '00:00' ? ` at ${timeInWords(londonTime(row.closesAt))}` : '';
  return { text: `Closes${at}`, ...(hint && { hint }) };
}
