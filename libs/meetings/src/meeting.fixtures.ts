import { knowing } from '#vocabulary';
import type { ActionAssigned, AgendaItemAdded, MeetingEvent, MeetingHeld, MeetingScheduled } from './meeting-events.js';

/** What the specs of this library speak of. */
const id = (last: number) => `0196b7a0-0000-7000-8000-0000000005${String(last).padStart(2, '0')}`;
export const [meetingId, itemId, policyId, askId, consultationId, responseId] = [1, 2, 3, 4, 5, 6].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
export const [kent, leeds, gone, actionId, unknownId] = [7, 8, 9, 10, 99].map(id) as [
  string,
  string,
  string,
  string,
  string,
];

/** The present day: after the meeting. */
export const known = {
  ...knowing('2025-07-04T11:00:00Z', {
    policies: new Map([[policyId, { title: 'Digital identity' }]]),
    consultations: new Map([[consultationId, { title: 'Who somebody is', withdrawn: false }]]),
    asks: new Map([[askId, { statement: 'Fund it.', policyIds: [policyId] }]]),
    organisations: new Map([
      [kent, { name: 'Kent County Council' }],
      [leeds, { name: 'Leeds City Council' }],
      [gone, { name: 'Rutland', leftOn: '2025-03-31' }],
    ]),
  }),
  responseExists: true,
};

/** The day before it. */
export const before = { ...known, now: '2025-07-02T11:00:00Z', today: '2025-07-02' };

export const details: MeetingScheduled = {
  meetingId,
  title: 'Summer meeting',
  startsAt: '2025-07-03T10:00:00+01:00',
  place: 'Leeds',
};
export const item: AgendaItemAdded = { meetingId, itemId, title: 'Digital identity', about: { policyId } };
export const attendance: MeetingHeld = { meetingId, attended: [kent], apologies: [leeds] };
export const action: ActionAssigned = {
  meetingId,
  actionId,
  text: 'Write to the minister.',
  ownerOrganisationId: kent,
  dueOn: '2025-07-31',
};

export const summer: MeetingEvent = { type: 'MeetingScheduled', data: details };
export const onAgenda: MeetingEvent = { type: 'AgendaItemAdded', data: item };
export const wasHeld: MeetingEvent = { type: 'MeetingHeld', data: attendance };
export const assigned = (changes: Partial<ActionAssigned> = {}): MeetingEvent => ({
  type: 'ActionAssigned',
  data: { ...action, ...changes },
});
export const completed: MeetingEvent = { type: 'ActionCompleted', data: { meetingId, actionId } };
