import { dateInWords, daysFromToday } from '#govuk-pages';
import { ACTION_SORTS, ListActions, type ActionRow } from '#registers';
import type { CalendarEntry } from '../registers/calendar-file.js';
import { hrefOf, linksTo } from '../registers/hrefs.js';
import type { RegisterOf } from '../registers/register-pages.js';
import { today } from '../web/clock.js';
import { actionTag, meetings } from './meetings.js';

/** What is done needs no day in a calendar any more. */
const entriesOf = ({ actionId, text, owner, dueOn, state, meeting, recordedAt }: ActionRow): CalendarEntry[] =>
  state === 'done'
    ? []
    : [
        {
          id: `action-${actionId}`,
          revision: 0,
          recordedAt,
          at: dueOn,
          summary: `Action: ${text}`,
          description: [owner.title, meeting.title],
          path: `${hrefOf('meeting', meeting.id)}#actions`,
          handling: null,
        },
      ];

/** What meetings gave members to do, of all meetings. */
export const actionRegister: RegisterOf<ActionRow> = {
  sorts: ACTION_SORTS,
  calendar: { name: 'Actions of meetings', entries: entriesOf },
  list: (listing) => new ListActions({ ...listing, today: today() }),
  register: {
    title: 'Actions',
    path: '/meetings/actions',
    section: meetings.path,
    breadcrumbs: [{ text: 'Meetings', href: meetings.path }],
    items: ['action', 'actions'],
    calendar: 'actions that are not done',
    lead: 'What meetings gave members to do.',
    searchLabel: 'Search actions',
    filters: [
      { name: 'state', label: 'State', title: (state) => actionTag(state as ActionRow['state'])?.text ?? state },
      { name: 'owner', label: 'Member' },
      { name: 'meeting', label: 'Meeting' },
    ],
    columns: [
      {
        label: 'Action',
        sort: 'text',
        cell: ({ text, meeting }) => ({
          text,
          href: `${hrefOf('meeting', meeting.id)}#actions`,
          hint: meeting.title,
        }),
        exported: ({ text }) => text,
      },
      {
        label: 'Member',
        sort: 'owner',
        cell: ({ owner }) => linksTo('organisation', [owner]),
        exported: ({ owner }) => owner.title,
      },
      {
        label: 'Due',
        sort: 'dueOn',
        cell: ({ dueOn, state }, on) => ({
          text: dateInWords(dueOn),
          ...(state !== 'done' && { hint: daysFromToday(dueOn, on) }),
        }),
        exported: ({ dueOn }) => dueOn,
      },
      { label: 'State', sort: 'state', cell: ({ state }) => actionTag(state), exported: ({ state }) => state },
      { label: 'Done at', exportOnly: true, cell: ({ completedAt }) => completedAt },
      { label: 'Meeting', exportOnly: true, cell: ({ meeting }) => meeting.title },
      { label: 'Recorded', sort: 'recordedAt', exportOnly: true, cell: ({ recordedAt }) => recordedAt },
      { label: 'Meeting id', exportOnly: true, cell: ({ meeting }) => meeting.id },
      { label: 'Id', exportOnly: true, cell: ({ actionId }) => actionId },
    ],
    empty: 'No meeting has given anybody anything to do.',
  },
};
