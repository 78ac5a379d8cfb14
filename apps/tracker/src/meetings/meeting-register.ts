import { count, instantInWords } from '#govuk-pages';
import { ListMeetings, MEETING_SORTS, type MeetingRow } from '#registers';
import type { CalendarEntry } from '../registers/calendar-file.js';
import { hrefOf } from '../registers/hrefs.js';
import type { RegisterOf } from '../registers/register-pages.js';
import { now } from '../web/clock.js';
import { labelOfState, meetings, stateTag } from './meetings.js';

const entriesOf = ({ meetingId, title, startsAt, place, revision, recordedAt }: MeetingRow): CalendarEntry[] => [
  {
    id: `meeting-${meetingId}`,
    revision,
    recordedAt,
    at: startsAt,
    summary: title,
    description: [place],
    path: hrefOf('meeting', meetingId),
    handling: null,
  },
];

const actionsOf = ({ counts: { actions, openActions } }: MeetingRow) =>
  actions === 0
    ? undefined
    : { text: count(actions, 'action'), hint: openActions === 0 ? 'All done' : `${openActions} not done` };

/** The register of meetings. */
export const meetingRegister: RegisterOf<MeetingRow> = {
  sorts: MEETING_SORTS,
  calendar: { name: 'Meetings of the council', entries: entriesOf },
  list: (listing) => new ListMeetings({ ...listing, now: now() }),
  register: {
    title: 'Meetings',
    path: meetings.path,
    section: meetings.path,
    items: ['meeting', 'meetings'],
    calendar: 'meetings',
    actions: [
      { text: 'Schedule a meeting', href: '/meetings/new' },
      { text: 'Actions of all meetings', href: '/meetings/actions' },
    ],
    searchLabel: 'Search meetings',
    filters: [
      { name: 'state', label: 'State', title: labelOfState },
      { name: 'year', label: 'Year', title: (year) => year },
      { name: 'attended', label: 'Attended by' },
    ],
    columns: [
      {
        label: 'Meeting',
        sort: 'title',
        cell: ({ meetingId, title, place }) => ({
          text: title,
          href: hrefOf('meeting', meetingId),
          ...(place !== null && { hint: place }),
        }),
        exported: ({ title }) => title,
      },
      {
        label: 'When',
        sort: 'startsAt',
        cell: ({ startsAt }) => instantInWords(startsAt),
        exported: ({ startsAt }) => startsAt,
      },
      { label: 'State', cell: ({ state }) => stateTag(state), exported: ({ state }) => state },
      { label: 'Agenda', numeric: true, cell: ({ counts }) => counts.agendaItems },
      { label: 'Actions', cell: actionsOf, exported: ({ counts }) => counts.actions },
      { label: 'Actions not done', exportOnly: true, cell: ({ counts }) => counts.openActions },
      { label: 'Decisions minuted', exportOnly: true, cell: ({ counts }) => counts.decisions },
      { label: 'Members who attended', exportOnly: true, cell: ({ counts }) => counts.attended },
      { label: 'Place', exportOnly: true, cell: ({ place }) => place },
      { label: 'Recorded', sort: 'recordedAt', exportOnly: true, cell: ({ recordedAt }) => recordedAt },
      { label: 'Id', exportOnly: true, cell: ({ meetingId }) => meetingId },
    ],
    empty: 'No meeting is recorded yet. Schedule the first.',
  },
};
