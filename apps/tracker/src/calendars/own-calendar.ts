import ical, { ICalEventClass, type ICalCalendar } from 'ical-generator';
import { markingInWords } from '#govuk-pages';
import type { ConsultationDay, Duty, OwnDays } from '#registers';
import { londonTime, type Handling } from '#vocabulary';
import { milestoneTitle } from '../consultations/milestones-block.js';
import { dutyHref, dutyInWords, dutyTitle } from '../home/waiting.js';
import { hrefOf } from '../registers/hrefs.js';

interface Entry {
  readonly id: string;
  readonly start: string | Date;
  readonly allDay: boolean;
  readonly summary: string;
  readonly href: string;
  readonly handling: Handling | null;
}

const dutyEntry = (duty: Duty): Entry => ({
  id: [duty.kind, duty.about.id, duty.below ?? ''].join('/'),
  start: duty.dueOn ?? '',
  allDay: true,
  summary: `${dutyInWords(duty)}: ${dutyTitle(duty)}`,
  href: dutyHref(duty),
  handling: duty.handling,
});

function consultationEntry({ consultationId, title, what, on, closesAt, handling }: ConsultationDay): Entry {
  const atATime = closesAt !== undefined && londonTime(closesAt) !== '00:00';
  return {
    id: [what, consultationId].join('/'),
    start: atATime ? new Date(closesAt) : on,
    allDay: !atATime,
    summary: `${what === 'close' ? 'Closes' : milestoneTitle(what)}: ${title}`,
    href: hrefOf('consultation', consultationId),
    handling,
  };
}

const add = (calendar: ICalCalendar, { id, handling, href, ...entry }: Entry, site: string, stamp: Date) =>
  calendar.createEvent({
    id,
    stamp,
    ...entry,
    url: `${site}${href}`,
    ...(handling && handling.marking !== 'official'
      ? { class: ICalEventClass.CONFIDENTIAL, description: markingInWords(handling) }
      : {}),
  });

/** The calendar of somebody (RFC 5545): what they owe, and the milestones and closes of what the council answers. */
export function ownCalendar({ duties, consultations }: OwnDays, site: string, now: string): string {
  const calendar = ical({
    name: 'Influence tracker: my days',
    prodId: { company: 'LGCC', product: 'Influence tracker', language: 'EN' },
    ttl: 60 * 60,
  });
  for (const duty of duties) add(calendar, dutyEntry(duty), site, new Date(now));
  // what somebody owes stands there once, and not as a milestone as well
  const owed = new Set(duties.map(({ kind, about }) => `${kind}/${about.id}`));
  const same = { decide: 'triage', draft: 'draft', sign_off: 'open_sign_off', send: 'send', close: '' } as const;
  for (const day of consultations)
    if (!owed.has(`${same[day.what]}/${day.consultationId}`))
      add(calendar, consultationEntry(day), site, new Date(now));
  return `${calendar.toString()}\r\n`;
}
