import { given } from '#event-store';
import { AnswerAsk, answerAsk, ask, type AskAnswered } from '#asks';
import {
  answer,
  answered,
  answerStruckOut,
  askId,
  foreignDecision,
  known,
  merged,
  otherPolicy,
  policyId,
  proposed,
  struckOutDecision,
  unknownId,
  withdrawn,
} from './ask.fixtures.js';

const answering = (changes: Partial<AskAnswered> = {}, what = known) =>
  answerAsk(new AnswerAsk({ ...answer, ...changes }, what));

describe('Answering an ask', () => {
  it('records what a decision said to it', () => given(ask)(proposed).when(answering()).then(answered()));
  it('takes the day of the decision itself', () =>
    given(ask)(proposed)
      .when(answering({ answeredOn: '2025-11-20' }))
      .then(answered({ answeredOn: '2025-11-20' })));
  it('takes a further answer of the same decision', () =>
    given(ask)(proposed, answered())
      .when(answering({ answer: 'adopted' }))
      .then(answered({ answer: 'adopted' })));
  it('changes nothing when the same answer stands', () =>
    given(ask)(proposed, answered()).when(answering()).thenNothing());
  it('changes nothing when the same answer stands in an ask that was withdrawn since', () =>
    given(ask)(proposed, answered(), withdrawn).when(answering()).thenNothing());
  it('takes the answer again when another of that day came in between', () =>
    given(ask)(proposed, answered(), answered({ answer: 'adopted' }))
      .when(answering())
      .then(answered()));
  it('takes the answer again when it was struck out', () =>
    given(ask)(proposed, answered(), answerStruckOut).when(answering()).then(answered()));

  it('is refused for an ask that was merged', () =>
    given(ask)(proposed, merged)
      .when(answering())
      .thenRefused('This ask was merged into another: go on with that one'));
  it('is refused for an ask that was withdrawn', () =>
    given(ask)(proposed, withdrawn).when(answering()).thenRefused('This ask was withdrawn and takes nothing more'));
  it('is refused for an ask that was never proposed', () =>
    given(ask)(answered()).when(answering()).thenRefused('There is no such ask'));

  it('is refused by a decision the tracker does not hold', () =>
    given(ask)(proposed)
      .when(answering({ decisionId: unknownId }))
      .thenRefused(`There is no decision ${unknownId}`, 'decisionId'));
  it('is refused by a decision that was struck out', () =>
    given(ask)(proposed)
      .when(answering({ decisionId: struckOutDecision }))
      .thenRefused('The decision “A leaked draft” was struck out and answers nothing', 'decisionId'));
  it('is refused by a decision on other policies', () =>
    given(ask)(proposed)
      .when(answering({ decisionId: foreignDecision }))
      .thenRefused('The decision “Roadmap for data” is about none of the policies of this ask', 'decisionId'));
  it('goes by the policies as corrected', () =>
    given(ask)(proposed, {
      type: 'AskDetailsCorrected',
      data: { askId, policyIds: [policyId, otherPolicy], reason: 'It is about both' },
    })
      .when(answering({ decisionId: foreignDecision }))
      .then(answered({ decisionId: foreignDecision })));
  it('goes by the policies of the asks merged into it, too', () => {
    const asks = new Map(known.asks).set(askId, { statement: 'Both.', policyIds: [policyId, otherPolicy] });
    given(ask)(proposed)
      .when(answering({ decisionId: foreignDecision }, { ...known, asks }))
      .then(answered({ decisionId: foreignDecision }));
  });

  it('is refused on a day before the decision', () =>
    given(ask)(proposed)
      .when(answering({ answeredOn: '2025-11-19' }))
      .thenRefused('The date of the answer must be the date of the decision or later', 'answeredOn'));
  it('is refused in the future', () =>
    given(ask)(proposed)
      .when(answering({ answeredOn: '2025-12-02' }))
      .thenRefused('The date of the answer must be today or in the past', 'answeredOn'));
});
