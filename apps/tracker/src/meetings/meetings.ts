import type { Form, TagColour } from '#govuk-pages';
import { FindMeeting, type ActionState, type MeetingDetail, type MeetingState } from '#registers';
import { notFound } from '../web/errors.js';
import type { About, Subject } from '../wishes/wish.js';

export const meetings: Subject = { path: '/meetings', one: 'meeting', category: 'meeting', idField: 'meetingId' };

/** The meeting that a form is about. */
export async function meetingOf({ id, now, ask }: Pick<About, 'id' | 'now' | 'ask'>): Promise<MeetingDetail> {
  const detail = await ask(new FindMeeting(id, now));
  if (!detail) throw notFound('meeting');
  return detail;
}

/** What stands at the head of every form about a meeting. */
export const headOf = async (about: About): Promise<Pick<Form, 'caption'>> => ({
  caption: (await meetingOf(about)).meeting.title,
});

const STATES: Readonly<Record<MeetingState, readonly [string, TagColour]>> = {
  planned: ['Planned', 'blue'],
  to_record: ['To be recorded', 'yellow'],
  held: ['Held', 'grey'],
};

/** How a meeting stands, in words. */
export const labelOfState = (state: string): string => STATES[state as MeetingState]?.[0] ?? state;

/** The same as a tag. */
export const stateTag = (state: MeetingState) => ({ text: STATES[state][0], tag: STATES[state][1] });

const ACTION_TAGS: Readonly<Record<ActionState, { readonly text: string; readonly tag: TagColour }>> = {
  open: { text: 'Not done', tag: 'blue' },
  late: { text: 'Late', tag: 'red' },
  done: { text: 'Done', tag: 'green' },
};

/** How an action stands, as a tag. */
export const actionTag = (state: ActionState) => ACTION_TAGS[state];

/** The address of a form about one action of a meeting. */
export const actionAddress = (path: 'assign-action' | 'complete-action', meetingId: string, actionId: string): string =>
  `${meetings.path}/${meetingId}/${path}?${new URLSearchParams({ actionId }).toString()}`;
