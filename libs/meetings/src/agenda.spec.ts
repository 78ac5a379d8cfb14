import { given } from '#event-store';
import {
  AddAgendaItem,
  addAgendaItem,
  meeting,
  MinuteMeetingDecision,
  minuteMeetingDecision,
  type AgendaItemAdded,
  type AgendaSubject,
} from '#meetings';
import {
  askId,
  before,
  consultationId,
  item,
  itemId,
  known,
  meetingId,
  onAgenda,
  policyId,
  responseId,
  summer,
  unknownId,
} from './meeting.fixtures.js';

const adding = (changes: Partial<AgendaItemAdded> = {}, knowing = known) =>
  addAgendaItem(new AddAgendaItem({ ...item, ...changes }, knowing));
const minuting = (text: string, of = itemId, knowing = known) =>
  minuteMeetingDecision(new MinuteMeetingDecision({ meetingId, itemId: of, text }, knowing));

describe('Adding an item to the agenda', () => {
  it('records what it is about', () => given(meeting)(summer).when(adding()).then(onAgenda));
  it.each<AgendaSubject>([{ consultationId }, { askId }, { responseId }])('may be about %j', (about) =>
    given(meeting)(summer)
      .when(adding({ about }))
      .then({ type: 'AgendaItemAdded', data: { ...item, about } }),
  );
  it('is done once', () => given(meeting)(summer, onAgenda).when(adding()).thenNothing());
  it('is refused when another item has that id', () =>
    given(meeting)(summer, onAgenda)
      .when(adding({ title: 'Something else' }))
      .thenRefused('This item is on the agenda already: add what is new as a further item'));
  it('is refused about two things at once', () =>
    given(meeting)(summer)
      .when(adding({ about: { policyId, askId } }))
      .thenRefused('An item is about one thing: add another item for the other', 'about'));
  it.each<[AgendaSubject, string]>([
    [{ policyId: unknownId }, 'policy'],
    [{ consultationId: unknownId }, 'consultation'],
    [{ askId: unknownId }, 'ask'],
  ])('is refused about %j, which does not exist', (about, what) =>
    given(meeting)(summer)
      .when(adding({ about }))
      .thenRefused(`There is no ${what} ${unknownId} in the tracker`, 'about'),
  );
  it('is refused about a response that does not exist', () =>
    given(meeting)(summer)
      .when(adding({ about: { responseId } }, { ...known, responseExists: false }))
      .thenRefused('There is no such response in the tracker', 'about'));
  it('is refused for a meeting that was never scheduled', () =>
    given(meeting)().when(adding()).thenRefused('There is no such meeting'));
});

describe('Minuting a decision', () => {
  const minuted = (text: string) => ({
    type: 'MeetingDecisionMinuted' as const,
    data: { meetingId, itemId, text },
  });
  it('records what was decided on an item', () =>
    given(meeting)(summer, onAgenda).when(minuting('Agreed.')).then(minuted('Agreed.')));
  it('puts the words right when it is done again', () =>
    given(meeting)(summer, onAgenda, minuted('Agreed.')).when(minuting('Deferred.')).then(minuted('Deferred.')));
  it('changes nothing when it says the same', () =>
    given(meeting)(summer, onAgenda, minuted('Agreed.')).when(minuting('Agreed.')).thenNothing());
  it('is refused for what is not on the agenda', () =>
    given(meeting)(summer, onAgenda)
      .when(minuting('Agreed.', unknownId))
      .thenRefused('There is no such item on the agenda: add it first', 'itemId'));
  it('is refused before the meeting', () =>
    given(meeting)(summer, onAgenda)
      .when(minuting('Agreed.', itemId, before))
      .thenRefused('This meeting has not begun yet. If it was held at another time, change its time first'));
});
