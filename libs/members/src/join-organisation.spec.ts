import { given } from '#event-store';
import { JoinOrganisation, joinOrganisation, organisation, type OrganisationJoined } from '#members';
import { details, joined, known, left } from './organisation.fixtures.js';

const joining = (changes: Partial<OrganisationJoined> = {}) =>
  joinOrganisation(new JoinOrganisation({ ...details, ...changes }, known));

describe('Joining', () => {
  it('records who joined, and when', () => given(organisation)().when(joining()).then(joined()));
  it('may be recorded on the day', () =>
    given(organisation)()
      .when(joining({ joinedOn: '2025-06-30' }))
      .then(joined({ joinedOn: '2025-06-30' })));
  it('may be done again after leaving', () =>
    given(organisation)(joined(), left)
      .when(joining({ joinedOn: '2025-03-31' }))
      .then(joined({ joinedOn: '2025-03-31' })));
  it('changes nothing while it is a member', () => given(organisation)(joined()).when(joining()).thenNothing());
  it('changes nothing while it is a member again', () =>
    given(organisation)(joined(), left, joined({ joinedOn: '2025-06-01' }))
      .when(joining())
      .thenNothing());

  it('is refused before the day it left', () =>
    given(organisation)(joined(), left)
      .when(joining({ joinedOn: '2025-03-30' }))
      .thenRefused('This organisation left on 31 March 2025: it can join again from that day on', 'joinedOn'));
  it('refuses a date in the future', () =>
    given(organisation)()
      .when(joining({ joinedOn: '2025-07-01' }))
      .thenRefused('The date of joining must be today or in the past', 'joinedOn'));
});
