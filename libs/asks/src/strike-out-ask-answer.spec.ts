import { given } from '#event-store';
import { ask, StrikeOutAskAnswer, strikeOutAskAnswer, type AskAnswerStruckOut } from '#asks';
import {
  answered,
  answerStruckOut,
  askId,
  decisionId,
  known,
  merged,
  proposed,
  unknownId,
  withdrawn,
} from './ask.fixtures.js';

const strikingOut = (changes: Partial<AskAnswerStruckOut> = {}) =>
  strikeOutAskAnswer(
    new StrikeOutAskAnswer(
      { askId, decisionId, answeredOn: '2025-11-21', reason: 'It was about another ask', ...changes },
      known,
    ),
  );

describe('Striking out an answer', () => {
  it('records that it never was, and why', () =>
    given(ask)(proposed, answered()).when(strikingOut()).then(answerStruckOut));
  it('changes nothing when it is struck out already', () =>
    given(ask)(proposed, answered(), answerStruckOut).when(strikingOut()).thenNothing());
  it('can happen again when the answer was entered again', () =>
    given(ask)(proposed, answered(), answerStruckOut, answered()).when(strikingOut()).then(answerStruckOut));
  it('is possible in an ask that was merged or withdrawn', () => {
    given(ask)(proposed, answered(), merged).when(strikingOut()).then(answerStruckOut);
    given(ask)(proposed, answered(), withdrawn).when(strikingOut()).then(answerStruckOut);
  });
  it('is refused for an answer of another day', () =>
    given(ask)(proposed, answered())
      .when(strikingOut({ answeredOn: '2025-11-20' }))
      .thenRefused('This ask has no answer from that decision on that date', 'answeredOn'));
  it('is refused for an answer of another decision', () =>
    given(ask)(proposed, answered())
      .when(strikingOut({ decisionId: unknownId }))
      .thenRefused('This ask has no answer from that decision', 'answeredOn'));
  it('is refused for an ask that was never proposed', () =>
    given(ask)(answerStruckOut).when(strikingOut()).thenRefused('There is no such ask'));
});
