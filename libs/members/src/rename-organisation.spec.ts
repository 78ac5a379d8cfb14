import { given } from '#event-store';
import { organisation, RenameOrganisation, renameOrganisation } from '#members';
import { joined, known, left, organisationId, renamed } from './organisation.fixtures.js';

const renaming = (name: string, effectiveOn: string) =>
  renameOrganisation(new RenameOrganisation({ organisationId, name, effectiveOn }, known));

const kent = 'Kent County Council';
const medway = 'Kent and Medway Council';

describe('Renaming an organisation', () => {
  it('records the new name, and from when', () =>
    given(organisation)(joined()).when(renaming(medway, '2025-04-01')).then(renamed(medway, '2025-04-01')));
  it('may be from the day it joined, when the name was misspelt', () =>
    given(organisation)(joined()).when(renaming(medway, '2024-11-04')).then(renamed(medway, '2024-11-04')));
  it('may go back to an earlier name', () =>
    given(organisation)(joined(), renamed(medway, '2025-04-01'))
      .when(renaming(kent, '2025-06-01'))
      .then(renamed(kent, '2025-06-01')));
  it('may be recorded of one that has left', () =>
    given(organisation)(joined(), left).when(renaming(medway, '2025-04-01')).then(renamed(medway, '2025-04-01')));
  it('changes nothing when that was its name on that day', () =>
    given(organisation)(joined()).when(renaming(kent, '2025-04-01')).thenNothing());
  it('is compared with the name on its own date when it is recorded late', () => {
    const since = given(organisation)(joined(), renamed(medway, '2025-04-01'));
    since.when(renaming(kent, '2025-03-31')).thenNothing();
    since.when(renaming(medway, '2025-03-01')).then(renamed(medway, '2025-03-01'));
  });
  it('counts the later recorded of two names of one day', () =>
    given(organisation)(joined(), renamed('Kent', '2025-04-01'), renamed(medway, '2025-04-01'))
      .when(renaming(medway, '2025-04-01'))
      .thenNothing());
  it('is compared with the name it came back with', () =>
    given(organisation)(joined(), left, joined({ name: medway, joinedOn: '2025-06-01' }))
      .when(renaming(medway, '2025-06-30'))
      .thenNothing());

  it('is refused before the day it first joined', () =>
    given(organisation)(joined())
      .when(renaming(medway, '2024-11-03'))
      .thenRefused('This organisation joined on 4 November 2024: a new name cannot begin before that', 'effectiveOn'));
  it('refuses a date in the future', () =>
    given(organisation)(joined())
      .when(renaming(medway, '2025-07-01'))
      .thenRefused('The date of the new name must be today or in the past', 'effectiveOn'));
  it('is refused for one that never joined', () =>
    given(organisation)(left).when(renaming(medway, '2025-04-01')).thenRefused('There is no such organisation'));
});
