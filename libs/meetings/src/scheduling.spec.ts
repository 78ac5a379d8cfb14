import { given } from '#event-store';
import { meeting, MoveMeeting, moveMeeting, ScheduleMeeting, scheduleMeeting, type MeetingMoved } from '#meetings';
import { before, details, known, summer, wasHeld } from './meeting.fixtures.js';

const moving = (changes: Partial<MeetingMoved>, knowing = before) =>
  moveMeeting(new MoveMeeting({ ...details, ...changes }, knowing));

describe('Scheduling a meeting', () => {
  const scheduling = scheduleMeeting(new ScheduleMeeting(details, before));
  it('records what, when and where', () => given(meeting)().when(scheduling).then(summer));
  it('is done once', () => given(meeting)(summer).when(scheduling).thenNothing());
  it('takes one of the past', () =>
    given(meeting)()
      .when(scheduleMeeting(new ScheduleMeeting(details, known)))
      .then(summer));
});

describe('Moving a meeting', () => {
  const later = '2025-07-10T10:00:00+01:00';
  it('records how it now stands', () =>
    given(meeting)(summer)
      .when(moving({ startsAt: later }))
      .then({ type: 'MeetingMoved', data: { ...details, startsAt: later } }));
  it('changes nothing when it stands so', () => given(meeting)(summer).when(moving({})).thenNothing());
  it('puts the time of one that was held right', () =>
    given(meeting)(summer, wasHeld)
      .when(moving({ startsAt: '2025-07-02T10:00:00+01:00' }, known))
      .then({ type: 'MeetingMoved', data: { ...details, startsAt: '2025-07-02T10:00:00+01:00' } }));
  it('does not move one that was held into the future', () =>
    given(meeting)(summer, wasHeld)
      .when(moving({ startsAt: later }, known))
      .thenRefused('This meeting was held: it cannot have begun in the future', 'startsAt'));
  it('is refused for one that was never scheduled', () =>
    given(meeting)().when(moving({})).thenRefused('There is no such meeting'));
});
