import { given } from '#event-store';
import { DeactivatePerson, deactivatePerson, ErasePerson, erasePerson, person } from '#members';
import { deactivated, erased, invited, knownCouncil, personId } from './person.fixtures.js';

const deactivating = (otherAdministrators = 1) =>
  deactivatePerson(new DeactivatePerson({ personId, reason: 'Moved on' }, { ...knownCouncil, otherAdministrators }));
const erasing = (otherAdministrators = 1) =>
  erasePerson(new ErasePerson({ personId, reason: 'Asked for it' }, { ...knownCouncil, otherAdministrators }));

describe('Deactivating somebody', () => {
  it('ends their account', () =>
    given(person)(invited(['observer']))
      .when(deactivating())
      .then(deactivated));
  it('changes nothing when it has ended', () =>
    given(person)(invited(['observer']), deactivated)
      .when(deactivating())
      .thenNothing());
  it('changes nothing for one who was erased', () =>
    given(person)(invited(['observer']), erased)
      .when(deactivating())
      .thenNothing());
  it('is refused for the last administrator', () =>
    given(person)(invited(['administrator']))
      .when(deactivating(0))
      .thenRefused('This is the last administrator'));
  it('is refused for one who was never invited', () =>
    given(person)().when(deactivating()).thenRefused('There is no such person'));
});

describe('Erasing somebody', () => {
  it('is recorded once, with the reason', () =>
    given(person)(invited(['observer']))
      .when(erasing())
      .then(erased));
  it('may follow the end of the account, also of the last administrator', () =>
    given(person)(invited(['administrator']), deactivated)
      .when(erasing(0))
      .then(erased));
  it('changes nothing for one who was erased', () =>
    given(person)(invited(['observer']), erased)
      .when(erasing())
      .thenNothing());
  it('is refused for the last administrator', () =>
    given(person)(invited(['administrator']))
      .when(erasing(0))
      .thenRefused('This is the last administrator'));
  it('is refused for one who was never invited', () =>
    given(person)().when(erasing()).thenRefused('There is no such person'));
});
