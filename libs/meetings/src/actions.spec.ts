import { given } from '#event-store';
import { AssignAction, assignAction, CompleteAction, completeAction, meeting, type ActionAssigned } from '#meetings';
import {
  action,
  actionId,
  assigned,
  before,
  completed,
  gone,
  kent,
  known,
  leeds,
  meetingId,
  summer,
  unknownId,
} from './meeting.fixtures.js';

const assigning = (changes: Partial<ActionAssigned> = {}, knowing = known) =>
  assignAction(new AssignAction({ ...action, ...changes }, knowing));
const completing = (actingFor?: string, of = actionId) =>
  completeAction(
    new CompleteAction({ meetingId, actionId: of }, { ...known, ...(actingFor !== undefined && { actingFor }) }),
  );

describe('Assigning an action', () => {
  it('records what, who and by when', () => given(meeting)(summer).when(assigning()).then(assigned()));
  it('changes nothing when it stands so', () => given(meeting)(summer, assigned()).when(assigning()).thenNothing());
  it('gives it to another member, or for another day, when it is assigned again', () =>
    given(meeting)(summer, assigned())
      .when(assigning({ ownerOrganisationId: leeds, dueOn: '2025-08-29' }))
      .then(assigned({ ownerOrganisationId: leeds, dueOn: '2025-08-29' })));
  it('may be due on the day of the meeting', () =>
    given(meeting)(summer)
      .when(assigning({ dueOn: '2025-07-03' }))
      .then(assigned({ dueOn: '2025-07-03' })));
  it('is refused once it is completed', () =>
    given(meeting)(summer, assigned(), completed)
      .when(assigning({ text: 'And to the other one.' }))
      .thenRefused('This action is done: assign what is left to do as a further action'));
  it('is refused to a body that is not known', () =>
    given(meeting)(summer)
      .when(assigning({ ownerOrganisationId: unknownId }))
      .thenRefused(`There is no member ${unknownId} in the tracker`, 'ownerOrganisationId'));
  it('is refused to one that has left', () =>
    given(meeting)(summer)
      .when(assigning({ ownerOrganisationId: gone }))
      .thenRefused('Rutland left the council on 31 March 2025: choose a member', 'ownerOrganisationId'));
  it('is refused with a day before the meeting', () =>
    given(meeting)(summer)
      .when(assigning({ dueOn: '2025-07-02' }))
      .thenRefused('The meeting was on 3 July 2025: the action cannot be due before that', 'dueOn'));
  it('is refused before the meeting', () =>
    given(meeting)(summer)
      .when(assigning({}, before))
      .thenRefused('This meeting has not begun yet. If it was held at another time, change its time first'));
});

describe('Completing an action', () => {
  it('records that it is completed', () => given(meeting)(summer, assigned()).when(completing()).then(completed));
  it('is completed by the member whose it is', () =>
    given(meeting)(summer, assigned()).when(completing(kent)).then(completed));
  it('changes nothing when it is completed already', () =>
    given(meeting)(summer, assigned(), completed).when(completing()).thenNothing());
  it('is refused to another member', () =>
    given(meeting)(summer, assigned())
      .when(completing(leeds))
      .thenRefused('Only the member whose action this is, or the secretariat, can say that it is done'));
  it('is refused for what nobody was given to do', () =>
    given(meeting)(summer, assigned())
      .when(completing(undefined, unknownId))
      .thenRefused('There is no such action of this meeting', 'actionId'));
});
