import { ageInWords, closesInWords, closingInWords, knownTitle, labelOf, titleOfSlug, type Piece } from '#govuk-pages';
import { closingDate, daysBetween } from '#vocabulary';
import { CONSULTATION_SORTS, ListConsultations, type ConsultationRow } from '#registers';
import { hrefOf } from '../registers/hrefs.js';
import type { RegisterOf } from '../registers/register-pages.js';
import { now } from '../web/clock.js';
import { nameOfActor } from '../web/names.js';
import { deadlineOf, DEADLINES } from './calendar.js';
import { consultations, stateColour } from './consultations.js';

const slugTitle = (slug: string) => knownTitle(slug) ?? titleOfSlug(slug);

/** Days are counted up to about a quarter of a year: consultations last 4 to 12 weeks. */
const DAYS_COUNTED = 92;

const WITHIN: Readonly<Record<string, string>> = { 7: 'A week', 14: 'Two weeks', 28: 'Four weeks', 84: '12 weeks' };

/** When a consultation closes, and how long that is from today, while it can still be answered. */
export function closingOf({ closesAt, daysLeft, state }: ConsultationRow, today: string): Piece {
  if (!closesAt) return { text: 'No closing date' };
  const counts = daysLeft !== null || state === 'closed_awaiting_outcome';
  return { text: closingInWords(closesAt), ...(counts && { hint: closesOrClosed(closesAt, today) }) };
}

/** “closes in 3 days”, “closed 12 days ago”; further away in months and years: “closed 5 months ago”. */
export function closesOrClosed(closesAt: string, today: string): string {
  const date = closingDate(closesAt);
  if (Math.abs(daysBetween(today, date)) < DAYS_COUNTED) return closesInWords(closesAt, today);
  return date < today ? `closed ${ageInWords(date, today)} ago` : `closes in ${ageInWords(today, date)}`;
}

/** The triage of a consultation, and who leads. */
export function triageOf({ triage, leadPersonId }: ConsultationRow): Piece {
  if (!triage) return { text: 'Not triaged' };
  return { text: labelOf(triage), ...(leadPersonId && { hint: nameOfActor(`person-${leadPersonId}`) }) };
}

/** The register of consultations. */
export const consultationRegister: RegisterOf<ConsultationRow> = {
  sorts: CONSULTATION_SORTS,
  calendar: { name: DEADLINES, entries: deadlineOf },
  list: ({ closingWithin, ...listing }) =>
    new ListConsultations({
      ...listing,
      now: now(),
      ...(closingWithin !== undefined && { closingWithin: Number(closingWithin) }),
    }),
  register: {
    title: 'Consultations',
    path: consultations.path,
    calendar: 'closing dates',
    section: consultations.path,
    items: ['consultation', 'consultations'],
    actions: [
      { text: 'Log from GOV.UK', href: '/consultations/from-govuk' },
      { text: 'Log by hand', href: '/consultations/new' },
      { text: 'Calendar', href: '/consultations/calendar' },
    ],
    searchLabel: 'Search consultations and their questions',
    filters: [
      { name: 'state', label: 'State' },
      {
        name: 'closingWithin',
        label: 'Closing within',
        title: (days) => WITHIN[days] ?? `${days} days`,
        offers: Object.keys(WITHIN),
      },
      {
        name: 'triage',
        label: 'Triage',
        title: (triage) => (triage === 'untriaged' ? 'Not triaged' : labelOf(triage)),
      },
      { name: 'policy', label: 'Policy' },
      { name: 'department', label: 'Department', title: slugTitle },
      { name: 'theme', label: 'Theme', title: slugTitle },
      { name: 'nation', label: 'Nation' },
      { name: 'kind', label: 'Kind' },
    ],
    columns: [
      {
        label: 'Consultation',
        sort: 'title',
        cell: ({ consultationId, title, kind }) => ({
          text: title,
          href: hrefOf('consultation', consultationId),
          hint: labelOf(kind),
        }),
        exported: ({ title }) => title,
      },
      {
        label: 'State',
        cell: ({ state }) => ({ text: labelOf(state), tag: stateColour(state) }),
        exported: ({ state }) => state,
      },
      { label: 'Closes', sort: 'closesAt', cell: closingOf, exported: ({ closesAt }) => closesAt },
      { label: 'Triage', cell: triageOf, exported: ({ triage }) => triage },
      { label: 'Kind', exportOnly: true, cell: ({ kind }) => kind },
      { label: 'Opens', sort: 'opensOn', exportOnly: true, cell: ({ opensOn }) => opensOn },
      { label: 'Closing date', exportOnly: true, cell: ({ closesOn }) => closesOn },
      { label: 'Days left', exportOnly: true, cell: ({ daysLeft }) => daysLeft },
      { label: 'Outcome on', exportOnly: true, cell: ({ outcomeOn }) => outcomeOn },
      { label: 'Withdrawn on', exportOnly: true, cell: ({ withdrawnOn }) => withdrawnOn },
      { label: 'Departments', exportOnly: true, cell: ({ departments }) => departments.join('; ') },
      { label: 'Themes', exportOnly: true, cell: ({ themes }) => themes.join('; ') },
      { label: 'Nations', exportOnly: true, cell: ({ nations }) => nations.join('; ') },
      { label: 'Policies', exportOnly: true, cell: ({ policies }) => policies.map(({ title }) => title).join('; ') },
      { label: 'Source', exportOnly: true, cell: ({ source }) => source?.url ?? source?.system },
      { label: 'Handling', exportOnly: true, cell: ({ handling }) => handling?.marking ?? 'official' },
      { label: 'Id', exportOnly: true, cell: ({ consultationId }) => consultationId },
    ],
    empty: 'No consultation is logged yet. Paste the address of one on GOV.UK to log the first, or log one by hand.',
  },
};
