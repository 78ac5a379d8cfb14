import { given } from '#event-store';
import { decision, StrikeOutDecision, strikeOutDecision } from '#decisions';
import { decisionId, known, recorded, struckOut } from './decision.fixtures.js';

const strikingOut = strikeOutDecision(
  new StrikeOutDecision({ decisionId, reason: 'A leaked draft is no decision' }, known),
);

describe('Striking out a decision', () => {
  it('records that it counts nowhere, and why', () => given(decision)(recorded).when(strikingOut).then(struckOut));
  it('changes nothing when it is struck out already', () =>
    given(decision)(recorded, struckOut).when(strikingOut).thenNothing());
  it('is refused for a decision that was never recorded', () =>
    given(decision)(struckOut).when(strikingOut).thenRefused('There is no such decision'));
});
