import { meetingEvents } from '#meetings';
import { faultsIn } from '#vocabulary';

const id = (last: number) => `0196b7a0-0000-7000-8000-00000000050${last}`;
const [meetingId, itemId, policyId, organisationId, actionId] = [id(1), id(2), id(3), id(4), id(5)];
const scheduled = { meetingId, title: 'Summer meeting', startsAt: '2025-07-03T10:00:00+01:00', place: 'Leeds' };

const asItShouldBe: Record<keyof typeof meetingEvents, object> = {
  MeetingScheduled: scheduled,
  MeetingMoved: { ...scheduled, place: undefined },
  AgendaItemAdded: { meetingId, itemId, title: 'Data sharing', about: { policyId } },
  MeetingHeld: { meetingId, attended: [organisationId], apologies: [] },
  MeetingDecisionMinuted: { meetingId, itemId, text: 'Agreed.' },
  ActionAssigned: { meetingId, actionId, text: 'Draft it', ownerOrganisationId: organisationId, dueOn: '2025-07-31' },
  ActionCompleted: { meetingId, actionId },
};

describe('The events of a meeting', () => {
  it.each(Object.entries(meetingEvents))('%s has its shape', (type, shape) =>
    expect(faultsIn(shape, asItShouldBe[type as keyof typeof meetingEvents])).toEqual([]),
  );
  it('name what is wrong with them', () => {
    expect(faultsIn(meetingEvents.MeetingScheduled, { ...scheduled, startsAt: '2025-07-03' })).toEqual([
      { field: 'startsAt', message: 'must be an instant with an offset, like 2025-04-08T17:00:00+01:00' },
    ]);
    expect(
      faultsIn(meetingEvents.AgendaItemAdded, { meetingId, itemId, title: 'x', about: { ask: policyId } }),
    ).toEqual([{ field: 'about.ask', message: 'is not a field of this' }]);
  });
});
