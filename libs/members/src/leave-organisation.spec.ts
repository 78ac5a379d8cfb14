import { given } from '#event-store';
import { LeaveOrganisation, leaveOrganisation, organisation, type OrganisationEvent } from '#members';
import { joined, known, left, organisationId, renamed } from './organisation.fixtures.js';

const leaving = (leftOn: string, correction?: string) =>
  leaveOrganisation(new LeaveOrganisation({ organisationId, leftOn, ...(correction && { correction }) }, known));
const leftOn = (date: string): OrganisationEvent => ({
  type: 'OrganisationLeft',
  data: { organisationId, leftOn: date },
});

describe('Leaving', () => {
  it('records when', () => given(organisation)(joined()).when(leaving('2025-03-31')).then(left));
  it('may be on the day it joined', () =>
    given(organisation)(joined()).when(leaving('2024-11-04')).then(leftOn('2024-11-04')));
  it('may follow a new name', () =>
    given(organisation)(joined(), renamed('Kent', '2025-01-01')).when(leaving('2025-03-31')).then(left));
  it('may be done again after it joined again', () =>
    given(organisation)(joined(), left, joined({ joinedOn: '2025-06-01' }))
      .when(leaving('2025-06-30'))
      .then(leftOn('2025-06-30')));
  it('changes nothing when it left on that day', () =>
    given(organisation)(joined(), left).when(leaving('2025-03-31')).thenNothing());

  it('puts the date right when it says why that was wrong', () =>
    given(organisation)(joined(), left)
      .when(leaving('2025-04-01', 'A slip.'))
      .then({ type: 'OrganisationLeft', data: { organisationId, leftOn: '2025-04-01', correction: 'A slip.' } }));
  it('puts nothing right when it has not left', () =>
    given(organisation)(joined())
      .when(leaving('2025-04-01', 'A slip.'))
      .thenRefused('No date was recorded before that this could put right: leave it out', 'correction'));
  it('is refused when it left on another day', () =>
    given(organisation)(joined(), left)
      .when(leaving('2025-04-01'))
      .thenRefused('This organisation already left, on 31 March 2025', 'leftOn'));
  it('is refused before the day it joined', () =>
    given(organisation)(joined())
      .when(leaving('2024-11-03'))
      .thenRefused('This organisation joined on 4 November 2024: it cannot leave before that', 'leftOn'));
  it('is refused before the day it joined again', () =>
    given(organisation)(joined(), left, joined({ joinedOn: '2025-06-01' }))
      .when(leaving('2025-05-31'))
      .thenRefused('This organisation joined on 1 June 2025', 'leftOn'));
  it('refuses a date in the future', () =>
    given(organisation)(joined())
      .when(leaving('2025-07-01'))
      .thenRefused('The date of leaving must be today or in the past', 'leftOn'));
  it('is refused for one that never joined', () =>
    given(organisation)(left).when(leaving('2025-03-31')).thenRefused('There is no such organisation'));
});
