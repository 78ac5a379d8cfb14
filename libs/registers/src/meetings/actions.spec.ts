import type { MeetingEvent } from '#meetings';
import { projections } from '../projections.js';
import { idOf, Tables } from '../testing.js';
import { ORGANISATION } from '../testing-ids.js';
import { record } from '../testing-record.js';
import { openActions } from './open-actions.js';

const [meetingId, first, second] = [idOf(801), idOf(811), idOf(812)];
const assigned = (actionId: string, text: string, ownerOrganisationId: string, dueOn: string): MeetingEvent => ({
  type: 'ActionAssigned',
  data: { meetingId, actionId, text, ownerOrganisationId, dueOn },
});

it('What is still to be done is listed by the day it is due, under the name of who does it', () => {
  const events: MeetingEvent[] = [
    assigned(first, 'Write to the minister.', ORGANISATION.leeds, '2026-04-30'),
    assigned(second, 'Ask Wales.', idOf(999), '2026-04-01'),
    assigned(idOf(813), 'Done already.', ORGANISATION.kent, '2026-03-01'),
    { type: 'ActionCompleted', data: { meetingId, actionId: idOf(813) } },
  ];
  const { db } = Tables.built(projections, record().add(`meeting-${meetingId}`, events).events);
  expect(openActions(db)).toEqual([
    {
      meetingId,
      actionId: second,
      text: 'Ask Wales.',
      owner: { id: idOf(999), title: idOf(999) },
      dueOn: '2026-04-01',
    },
    {
      meetingId,
      actionId: first,
      text: 'Write to the minister.',
      owner: { id: ORGANISATION.leeds, title: 'Leeds City Council' },
      dueOn: '2026-04-30',
    },
  ]);
});
