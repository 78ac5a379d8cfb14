import { given } from '#event-store';
import { HoldMeeting, holdMeeting, meeting, type MeetingHeld } from '#meetings';
import { attendance, before, kent, known, leeds, summer, unknownId, wasHeld } from './meeting.fixtures.js';

const holding = (changes: Partial<MeetingHeld> = {}, knowing = known) =>
  holdMeeting(new HoldMeeting({ ...attendance, ...changes }, knowing));

describe('Holding a meeting', () => {
  it('records who came and who sent apologies', () => given(meeting)(summer).when(holding()).then(wasHeld));
  it('changes nothing when that stands', () => given(meeting)(summer, wasHeld).when(holding()).thenNothing());
  it('puts it right when it is recorded again', () =>
    given(meeting)(summer, wasHeld)
      .when(holding({ attended: [kent, leeds], apologies: [] }))
      .then({ type: 'MeetingHeld', data: { ...attendance, attended: [kent, leeds], apologies: [] } }));
  it('is refused when one is said to have come and not to have come', () =>
    given(meeting)(summer)
      .when(holding({ attended: [kent, leeds] }))
      .thenRefused('Leeds City Council cannot have attended and have sent apologies', 'apologies'));
  it('is refused with nobody', () =>
    given(meeting)(summer)
      .when(holding({ attended: [] }))
      .thenRefused('Select who attended: a meeting of nobody was not held', 'attended'));
  it('is refused with somebody unknown', () =>
    given(meeting)(summer)
      .when(holding({ attended: [unknownId] }))
      .thenRefused(`There is no member ${unknownId} in the tracker`, 'attended'));
  it('is refused before it began', () =>
    given(meeting)(summer)
      .when(holding({}, before))
      .thenRefused('This meeting has not begun yet. If it was held at another time, change its time first'));
  it('is refused for one that was never scheduled', () =>
    given(meeting)().when(holding()).thenRefused('There is no such meeting'));
});
