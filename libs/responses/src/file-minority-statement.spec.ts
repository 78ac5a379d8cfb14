import { given } from '#event-store';
import { FileMinorityStatement, fileMinorityStatement, response } from '#responses';
import { approved, lapsed, returned, submitted, unknownId, withdrawn } from './response.fixtures.js';
import {
  closed,
  draftedAll,
  filed,
  inRoundOne,
  kent,
  knownTo,
  leeds,
  memberOf,
  opened,
  statementOf,
} from './sign-off.fixtures.js';

const filing = (organisationId: string, known = knownTo(memberOf(kent)), text?: string) =>
  fileMinorityStatement(new FileMinorityStatement(statementOf(organisationId, text), known));

describe('Filing a minority statement', () => {
  it('records where a member differs, in its own words', () =>
    given(response)(...inRoundOne)
      .when(filing(kent))
      .then(filed(kent)));
  it('changes nothing when the same is filed', () =>
    given(response)(...inRoundOne, filed(kent))
      .when(filing(kent))
      .thenNothing());
  it('may be put in the place of an earlier one', () =>
    given(response)(...inRoundOne, filed(kent))
      .when(filing(kent, knownTo(memberOf(kent)), 'We go along with it now.'))
      .then(filed(kent, 'We go along with it now.')));
  it('may be done once the round is closed, and approved, until the response is sent', () => {
    given(response)(...inRoundOne, closed())
      .when(filing(kent))
      .then(filed(kent));
    given(response)(...inRoundOne, closed(), approved)
      .when(filing(kent))
      .then(filed(kent));
    given(response)(...inRoundOne, submitted)
      .when(filing(kent))
      .thenRefused('This response was submitted');
  });
  it('belongs to its round: the same words may be filed again in the next', () =>
    given(response)(...inRoundOne, filed(kent), returned, opened({ round: 2 }))
      .when(filing(kent))
      .then(filed(kent)));
  it('is refused when there is no round on this draft', () => {
    given(response)(...draftedAll)
      .when(filing(kent))
      .thenRefused('none has been opened on this draft');
    given(response)(...inRoundOne, returned)
      .when(filing(kent))
      .thenRefused('none has been opened on this draft');
  });
  it('is refused for another organisation than one’s own, unless the secretariat records it', () => {
    given(response)(...inRoundOne)
      .when(filing(leeds))
      .thenRefused('You can speak for your own organisation only', 'organisationId');
    given(response)(...inRoundOne)
      .when(filing(leeds, knownTo()))
      .then(filed(leeds));
  });
  it('is refused from one that is not on the roster, is unknown, or has left', () => {
    const rosterWithoutKent = [...draftedAll, opened({ roster: [leeds] })];
    given(response)(...rosterWithoutKent)
      .when(filing(kent))
      .thenRefused('This organisation is not on the roster of the round', 'organisationId');
    given(response)(...inRoundOne)
      .when(filing(unknownId))
      .thenRefused(`There is no organisation ${unknownId}`);
    const known = knownTo(memberOf(kent));
    const organisations = new Map(known.organisations).set(kent, { name: 'Kent', leftOn: '2025-08-11' });
    given(response)(...inRoundOne)
      .when(filing(kent, { ...known, organisations }))
      .thenRefused('Kent has left the council', 'organisationId');
  });
  it('is refused when the response was withdrawn or lapsed, or never started', () => {
    given(response)(...inRoundOne, withdrawn)
      .when(filing(kent))
      .thenRefused('This response was withdrawn');
    given(response)(...inRoundOne, lapsed)
      .when(filing(kent))
      .thenRefused('This response lapsed');
    given(response)().when(filing(kent)).thenRefused('There is no such response');
  });
});
