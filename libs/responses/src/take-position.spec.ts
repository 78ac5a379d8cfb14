import { given } from '#event-store';
import { response, TakePosition, takePosition, type PositionTaken } from '#responses';
import { lapsed, returned, submitted, unknownId, withdrawn } from './response.fixtures.js';
import {
  allWords,
  answered,
  closed,
  CLOSES_AT,
  draftedAll,
  inRoundOne,
  kent,
  knownTo,
  leeds,
  memberOf,
  opened,
  positionOf,
  q2,
  took,
  words,
  york,
} from './sign-off.fixtures.js';

const taking = (organisationId: string, changes: Partial<PositionTaken> = {}, known = knownTo(memberOf(kent))) =>
  takePosition(new TakePosition(positionOf(organisationId, changes), known));
const byEmail = { organisationId: leeds, how: 'By e-mail of 3 July' };
const later = answered(q2, 'By 2028.');
const q2Now = [words(q2, 'By 2028.')];

describe('Taking a position', () => {
  it('records where a member stands, in which capacity, to which words', () =>
    given(response)(...inRoundOne)
      .when(taking(kent))
      .then(took(kent)));
  it('changes nothing when it stands so already', () =>
    given(response)(...inRoundOne, took(kent))
      .when(taking(kent))
      .thenNothing());
  it('may be another one later', () =>
    given(response)(...inRoundOne, took(kent, { position: 'block', reason: 'The date' }))
      .when(taking(kent))
      .then(took(kent)));
  it('is refused as a block without a reason', () =>
    given(response)(...inRoundOne)
      .when(taking(kent, { position: 'block' }))
      .thenRefused('Say why you block: what would have to change', 'reason'));

  it('is taken until the round ends, and not a moment later', () => {
    const at = (now: string) => taking(kent, {}, knownTo(memberOf(kent), now));
    given(response)(...inRoundOne)
      .when(at('2025-08-20T15:59:59.999Z'))
      .then(took(kent));
    given(response)(...inRoundOne)
      .when(at(CLOSES_AT))
      .thenRefused('The time for positions in this round is over');
  });
  it('is refused in a round that is closed, was ended, or never opened', () => {
    given(response)(...inRoundOne, closed())
      .when(taking(kent))
      .thenRefused('Round 1 is not open');
    given(response)(...inRoundOne, returned)
      .when(taking(kent))
      .thenRefused('Round 1 is not open');
    given(response)(...draftedAll)
      .when(taking(kent))
      .thenRefused('Round 1 is not open');
    given(response)(...inRoundOne)
      .when(taking(kent, { round: 2 }))
      .thenRefused('Round 2 is not open');
  });

  it('is refused for another organisation than one’s own', () =>
    given(response)(...inRoundOne)
      .when(taking(leeds, { onBehalfOf: byEmail }))
      .thenRefused('You can speak for your own organisation only', 'organisationId'));
  it('is recorded by the secretariat for an organisation, with how it was told', () =>
    given(response)(...inRoundOne)
      .when(taking(leeds, { onBehalfOf: byEmail }, knownTo()))
      .then(took(leeds, { onBehalfOf: byEmail })));
  it('is refused from the secretariat without how it was told', () =>
    given(response)(...inRoundOne)
      .when(taking(leeds, {}, knownTo()))
      .thenRefused('Say how this organisation told you its position', 'onBehalfOf.how'));
  it('may be taken for a body that the organisation also speaks for', () => {
    const onBehalfOf = { organisationId: york, how: 'By their delegation of 1 May' };
    given(response)(...inRoundOne)
      .when(taking(kent, { onBehalfOf }))
      .then(took(kent, { onBehalfOf }));
  });
  it('is refused on behalf of one that the tracker does not hold', () =>
    given(response)(...inRoundOne)
      .when(taking(kent, { onBehalfOf: { organisationId: unknownId, how: 'By letter' } }))
      .thenRefused(`There is no organisation ${unknownId}`, 'onBehalfOf'));
  it('is refused from one that is not on the roster', () =>
    given(response)(...draftedAll, opened({ roster: [leeds] }))
      .when(taking(kent))
      .thenRefused('This organisation is not on the roster of the round', 'organisationId'));
  it('is refused from one that has left the council while the round is open', () => {
    const known = knownTo(memberOf(kent));
    const organisations = new Map(known.organisations).set(kent, { name: 'Kent', leftOn: '2025-08-11' });
    given(response)(...inRoundOne)
      .when(taking(kent, {}, { ...known, organisations }))
      .thenRefused('Kent has left the council', 'organisationId');
  });

  it('is refused when an answer is other words than the person saw', () =>
    given(response)(...inRoundOne, later)
      .when(taking(kent))
      .thenRefused('The answer to question 2 has changed since you looked: read it again', 'answers'));
  it('is refused when it leaves an answer out', () =>
    given(response)(...inRoundOne)
      .when(taking(kent, { answers: allWords.slice(0, 1) }))
      .thenRefused('A position covers every answer: question 2, question 3 are missing', 'answers'));
  it('is refused about a question that the round is not about', () =>
    given(response)(...inRoundOne)
      .when(taking(kent, { answers: [...allWords, words(unknownId, '')] }))
      .thenRefused('a question that is not in the form any more has changed', 'answers'));

  it('is confirmed again for what has changed alone', () =>
    given(response)(...inRoundOne, took(kent), later)
      .when(taking(kent, { answers: q2Now }))
      .then(took(kent, { answers: q2Now })));
  it('is refused as another one that names only what has changed', () =>
    given(response)(...inRoundOne, took(kent), later)
      .when(taking(kent, { position: 'no_objection', answers: q2Now }))
      .thenRefused('A position covers every answer: question 1, question 3 are missing', 'answers'));
  it('is refused again when it names no answer', () =>
    given(response)(...inRoundOne, took(kent), later)
      .when(taking(kent, { answers: [] }))
      .thenRefused('Select at least one answer that you have read', 'answers'));
  it('needs no words from who is recused', () =>
    given(response)(...inRoundOne)
      .when(taking(kent, { position: 'recused', answers: [] }))
      .then(took(kent, { position: 'recused', answers: [] })));

  it('is refused when the response was sent, withdrawn or lapsed', () => {
    given(response)(...inRoundOne, submitted)
      .when(taking(kent))
      .thenRefused('This response was submitted');
    given(response)(...inRoundOne, withdrawn)
      .when(taking(kent))
      .thenRefused('This response was withdrawn');
    given(response)(...inRoundOne, lapsed)
      .when(taking(kent))
      .thenRefused('This response lapsed');
    given(response)().when(taking(kent)).thenRefused('There is no such response');
  });
});
