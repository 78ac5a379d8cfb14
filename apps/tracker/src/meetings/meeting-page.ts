import { count, dateInWords, daysFromToday, instantInWords, type Block, type Cell, type Link } from '#govuk-pages';
import { FindMeeting, type ActionRow, type AgendaItem, type MeetingDetail } from '#registers';
import { filteredFiles } from '../registers/filtered-files.js';
import { historyOf } from '../registers/history-block.js';
import { hrefOf, linksTo } from '../registers/hrefs.js';
import type { ItemOf } from '../registers/item-pages.js';
import { actionAddress, actionTag, meetings, stateTag } from './meetings.js';

/** The page of a meeting: what it is about, what it decided, and what it gave members to do. */
export const meetingPage: ItemOf<MeetingDetail> = {
  subject: meetings,
  find: ({ id, now, ask }) => ask(new FindMeeting(id, now)),
  revision: ({ meeting }) => meeting.revision,
  page: async (detail, about) => {
    const { meeting } = detail;
    return {
      title: meeting.title,
      caption: 'Meeting',
      breadcrumbs: [{ text: 'Meetings', href: meetings.path }],
      tags: [stateTag(meeting.state)],
      actions: actionsOf(detail),
      blocks: [
        factsOf(detail),
        agendaOf(detail),
        ...asksAgreedOf(detail),
        actionsTable(detail, about.today),
        ...(meeting.state === 'held' ? [] : [openBefore(detail, about.today)]),
        await historyOf('meeting', about),
        changesOf(detail),
      ],
    };
  },
};

const path = ({ meeting }: MeetingDetail, below: string) => `${meetings.path}/${meeting.meetingId}/${below}`;

function actionsOf(detail: MeetingDetail): Link[] {
  const { state } = detail.meeting;
  const pack = { text: 'Pack to print', href: path(detail, 'pack') };
  if (state === 'planned') return [{ text: 'Build the agenda', href: path(detail, 'build-agenda') }, pack];
  return [
    ...(state === 'to_record' ? [{ text: 'Record who was there', href: path(detail, 'hold') }] : []),
    ...(detail.agenda.length > 0 ? [{ text: 'Minute a decision', href: path(detail, 'minute-decision') }] : []),
    { text: 'Assign an action', href: path(detail, 'assign-action') },
    pack,
  ];
}

/** When and where, and who was there. */
export function factsOf({ meeting, attended, apologies }: MeetingDetail): Block {
  return {
    kind: 'facts',
    rows: [
      { label: 'When', value: instantInWords(meeting.startsAt) },
      { label: 'Where', value: meeting.place },
      ...(meeting.state === 'held'
        ? [
            { label: `Attended (${attended.length})`, value: linksTo('organisation', attended) },
            { label: `Apologies (${apologies.length})`, value: linksTo('organisation', apologies) },
          ]
        : []),
    ],
  };
}

const subjectOf = ({ about }: AgendaItem): Cell =>
  about && {
    text: about.kind === 'response' ? `Response to ${about.title}` : about.title,
    href: hrefOf(about.kind, about.id),
  };

/** The agenda, with what was decided. */
export const agendaOf = ({ agenda }: MeetingDetail): Block => ({
  kind: 'table',
  heading: 'Agenda and decisions',
  anchor: 'agenda',
  caption: 'Items of the agenda, and what was decided on each',
  columns: [{ label: 'Item' }, { label: 'About' }, { label: 'Decision' }],
  rows: agenda.map((item) => [item.title, subjectOf(item), item.decision]),
  empty: 'Nothing is on the agenda yet.',
});

const asksAgreedOf = ({ asksAgreed }: MeetingDetail): Block[] =>
  asksAgreed.length === 0
    ? []
    : [
        {
          kind: 'table',
          heading: 'Asks agreed',
          caption: 'Asks that the council agreed to at this meeting, as they are worded now',
          columns: [{ label: 'Ask' }],
          rows: asksAgreed.map(({ id, title }) => [{ text: title, href: hrefOf('ask', id) }]),
          empty: '',
        },
      ];

const dueOf = ({ dueOn, state }: ActionRow, today: string): Cell => ({
  text: dateInWords(dueOn),
  ...(state !== 'done' && { hint: daysFromToday(dueOn, today) }),
});

const actionsTable = (detail: MeetingDetail, today: string): Block => ({
  kind: 'table',
  heading: 'Actions',
  anchor: 'actions',
  caption: 'What this meeting gave members to do',
  columns: [{ label: 'Action' }, { label: 'Member' }, { label: 'Due' }, { label: 'State' }],
  rows: detail.actions.map((action) => [
    action.text,
    linksTo('organisation', [action.owner]),
    dueOf(action, today),
    [
      actionTag(action.state),
      ...(action.completedAt === null ? [] : [{ text: `Recorded ${instantInWords(action.completedAt)}` }]),
    ],
  ]),
  empty: 'It gave nobody anything to do.',
  files: filteredFiles('/meetings/actions', { meeting: detail.meeting.meetingId }, 'actions that are not done'),
  links: detail.actions
    .filter(({ state }) => state !== 'done')
    .flatMap(({ actionId, text }) => [
      {
        text: `Record as done: ${shortened(text)}`,
        href: actionAddress('complete-action', detail.meeting.meetingId, actionId),
      },
      {
        text: `Change: ${shortened(text)}`,
        href: actionAddress('assign-action', detail.meeting.meetingId, actionId),
      },
    ]),
});

/** What earlier meetings left to do. */
export const openBefore = ({ openBefore: actions }: MeetingDetail, today: string): Block => ({
  kind: 'table',
  heading: 'Left from earlier meetings',
  caption: `Actions of earlier meetings that are not done: ${count(actions.length, 'action')}`,
  columns: [{ label: 'Action' }, { label: 'Member' }, { label: 'Due' }],
  rows: actions.map((action) => [
    { text: action.text, href: `${hrefOf('meeting', action.meeting.id)}#actions`, hint: action.meeting.title },
    action.owner.title,
    action.state === 'late' ? [actionTag('late'), { text: dateInWords(action.dueOn) }] : dueOf(action, today),
  ]),
  empty: 'Everything that earlier meetings gave members to do is done.',
});

const SHOWN = 60;
const shortened = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text);

const changesOf = (detail: MeetingDetail): Block => ({
  kind: 'links',
  heading: 'Change or correct',
  links: [
    { text: 'Add an item to the agenda', href: path(detail, 'add-agenda-item') },
    { text: 'Change the title, time or place', href: path(detail, 'move') },
    ...(detail.meeting.state === 'held' ? [{ text: 'Correct who was there', href: path(detail, 'hold') }] : []),
  ],
});
