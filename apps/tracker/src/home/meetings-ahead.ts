import { dateInWords, daysFromToday, instantInWords, type Table } from '#govuk-pages';
import { ListActions, ListMeetings } from '#registers';
import { actionTag, stateTag } from '../meetings/meetings.js';
import { hrefOf } from '../registers/hrefs.js';
import type { About } from '../wishes/wish.js';
import { more } from './more.js';

const SHOWN = 5;

/** The meetings ahead, and those of which nobody has recorded yet who was there. */
export async function meetingsAhead({ ask, now }: About): Promise<Table> {
  const toRecord = await ask(new ListMeetings({ now, state: 'to_record', pageSize: SHOWN }));
  const planned = await ask(new ListMeetings({ now, state: 'planned', pageSize: 2 }));
  return {
    kind: 'table',
    heading: 'Meetings',
    caption: 'Meetings that are ahead, or not recorded yet',
    columns: [{ label: 'Meeting' }, { label: 'When' }, { label: 'State' }],
    rows: [...toRecord.rows, ...planned.rows].map(({ meetingId, title, startsAt, state }) => [
      { text: title, href: hrefOf('meeting', meetingId) },
      instantInWords(startsAt),
      stateTag(state),
    ]),
    empty: 'No meeting is ahead.',
  };
}

/** What meetings gave members to do and is not done, the first due first. */
export async function actionsToDo({ ask, today }: About): Promise<Table> {
  const late = await ask(new ListActions({ today, state: 'late', pageSize: SHOWN }));
  const open = await ask(new ListActions({ today, state: 'open', pageSize: SHOWN }));
  const rows = [...late.rows, ...open.rows].slice(0, SHOWN);
  return {
    kind: 'table',
    heading: 'Actions of members',
    caption: 'What meetings gave members to do and is not done',
    columns: [{ label: 'Action' }, { label: 'Member' }, { label: 'Due' }],
    rows: rows.map(({ text, owner, dueOn, state, meeting }) => [
      { text, href: `${hrefOf('meeting', meeting.id)}#actions` },
      owner.title,
      [
        ...(state === 'late' ? [actionTag('late')] : []),
        { text: dateInWords(dueOn), hint: daysFromToday(dueOn, today) },
      ],
    ]),
    empty: 'Everything that meetings gave members to do is done.',
    links: more(late.total + open.total, rows.length, '/meetings/actions', 'that are not done'),
  };
}
