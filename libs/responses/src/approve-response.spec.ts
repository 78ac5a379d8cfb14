import { given } from '#event-store';
import { ApproveResponse, approveResponse, response, type ResponseApproved } from '#responses';
import { lapsed, responseId, returned, submitted, unknownId, withdrawn } from './response.fixtures.js';
import {
  answered,
  closed,
  devon,
  draftedAll,
  inRoundOne,
  kent,
  knownTo,
  leeds,
  opened,
  q2,
  took,
} from './sign-off.fixtures.js';

const approval: ResponseApproved = { responseId, round: 1, approvedOn: '2025-08-12' };
const approving = (changes: Partial<ResponseApproved> = {}, known = knownTo()) =>
  approveResponse(new ApproveResponse({ ...approval, ...changes }, known));
const approvedSo = { type: 'ResponseApproved' as const, data: approval };
const two = [took(kent), took(leeds)];
const signed = [...inRoundOne, ...two, closed()];
const block = took(devon, { position: 'block', reason: 'The date' });

describe('Approving a response', () => {
  it('releases the words of a closed round', () =>
    given(response)(...signed)
      .when(approving())
      .then(approvedSo));
  it('changes nothing when it is approved so', () =>
    given(response)(...signed, approvedSo)
      .when(approving())
      .thenNothing());
  it('is refused as of another day once it is approved', () =>
    given(response)(...signed, approvedSo)
      .when(approving({ approvedOn: '2025-08-11' }))
      .thenRefused('This response is approved already'));

  it('is refused while a block stands', () =>
    given(response)(...inRoundOne, ...two, block, closed({ consensus: 'divergence' }))
      .when(approving())
      .thenRefused('A block stands, and the chair gave no reason to go on'));
  it('is possible over a block when the chair said why', () =>
    given(response)(...inRoundOne, ...two, block, closed({ consensus: 'divergence', reason: 'It is sent with it' }))
      .when(approving())
      .then(approvedSo));
  it('is possible once the block was lifted', () =>
    given(response)(...inRoundOne, ...two, block, took(devon), closed())
      .when(approving())
      .then(approvedSo));
  it('is refused when the quorum was missed, unless the chair said why', () => {
    const missed = [...inRoundOne, took(kent)];
    given(response)(...missed, closed({ consensus: 'not_reached' }))
      .when(approving())
      .thenRefused('The quorum is missed: 1 of the 2 that it needs, and the chair gave no reason');
    given(response)(...missed, closed({ consensus: 'not_reached', reason: 'August' }))
      .when(approving())
      .then(approvedSo);
  });
  it('is refused when the quorum was missed because of an edit that was not confirmed', () =>
    given(response)(...inRoundOne, ...two, answered(q2, 'By 2028.'), closed({ consensus: 'not_reached' }))
      .when(approving())
      .thenRefused('The quorum is missed: 0 of the 2'));

  it('is refused when an answer has changed since the round was closed', () =>
    given(response)(...signed, answered(q2, 'By 2028.'))
      .when(approving())
      .thenRefused('The answer to question 2 has changed', 'answers'));
  it('is refused when a question came in that was not part of the round', () => {
    const known = knownTo();
    const questions = [...known.questions, { questionId: unknownId, number: '4' }];
    given(response)(...signed)
      .when(approving({}, { ...known, questions }))
      .thenRefused('Question 4 was not part of the round: open another one');
  });
  it('is refused while no round is closed, or the latest is not', () => {
    const refusal = 'A response is approved when its sign-off is closed';
    given(response)(...draftedAll)
      .when(approving())
      .thenRefused(refusal);
    given(response)(...inRoundOne)
      .when(approving())
      .thenRefused(refusal);
    given(response)(...signed, returned)
      .when(approving())
      .thenRefused(refusal);
    given(response)(...signed, opened({ round: 2 }))
      .when(approving())
      .thenRefused(refusal);
    given(response)(...signed)
      .when(approving({ round: 2 }))
      .thenRefused(refusal);
  });
  it('is refused in the future', () =>
    given(response)(...signed)
      .when(approving({ approvedOn: '2025-08-13' }))
      .thenRefused('The date of the approval must be today or in the past', 'approvedOn'));
  it('is refused when the response was sent, withdrawn or lapsed, or never started', () => {
    given(response)(...signed, submitted)
      .when(approving())
      .thenRefused('This response was submitted');
    given(response)(...signed, withdrawn)
      .when(approving())
      .thenRefused('This response was withdrawn');
    given(response)(...signed, lapsed)
      .when(approving())
      .thenRefused('This response lapsed');
    given(response)().when(approving()).thenRefused('There is no such response');
  });
});
