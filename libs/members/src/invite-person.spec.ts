import { given } from '#event-store';
import { InvitePerson, invitePerson, person, type PersonToInvite } from '#members';
import { councilId, deactivated, erased, invited, knownCouncil, personId, rolesChanged } from './person.fixtures.js';

const inviting = (changes: Partial<PersonToInvite> = {}, known: { emailTaken?: boolean } = {}) => {
  const details = { personId, name: 'Ada Marsh', email: 'ada@kent.example', roles: ['secretariat'], ...changes };
  return invitePerson(new InvitePerson(details, { ...knownCouncil, ...known }), () => 'v1.sealed');
};

describe('Inviting somebody', () => {
  it('records what they are, with the name and the address sealed', () =>
    given(person)()
      .when(inviting())
      .then(invited(['secretariat'])));
  it('records the organisation that a member acts for', () =>
    given(person)()
      .when(inviting({ roles: ['member'], organisationId: councilId }))
      .then(invited(['member'], councilId)));
  it('may be done again for one whose account had ended', () =>
    given(person)(invited(['member'], councilId), deactivated)
      .when(inviting())
      .then(invited(['secretariat'])));
  it('changes nothing for one who has an account', () =>
    given(person)(invited(['member'], councilId), rolesChanged(['deputy']))
      .when(inviting())
      .thenNothing());

  it('is refused for one who was erased', () =>
    given(person)(invited(['secretariat']), erased)
      .when(inviting())
      .thenRefused('This person was erased'));
  it('is refused without a role', () =>
    given(person)()
      .when(inviting({ roles: [] }))
      .thenRefused('Choose at least one role', 'roles'));
  it.each(['member', 'deputy'])('is refused for a %s of no organisation', (role) =>
    given(person)()
      .when(inviting({ roles: ['observer', role] }))
      .thenRefused('A member or a deputy must belong to an organisation', 'organisationId'),
  );
  it('is refused for an organisation that is not there', () =>
    given(person)()
      .when(inviting({ roles: ['member'], organisationId: personId }))
      .thenRefused('There is no organisation', 'organisationId'));
  it('is refused for an address that somebody else has', () =>
    given(person)()
      .when(inviting({}, { emailTaken: true }))
      .thenRefused('Somebody with this e-mail address has an account already', 'email'));
});
