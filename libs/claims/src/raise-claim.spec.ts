import { given } from '#event-store';
import { claim, RaiseClaim, raiseClaim, type ClaimRaised } from '#claims';
import {
  details,
  known,
  notRaisedBefore,
  raised,
  struckOutDecision,
  unknownId,
  withdrawn,
  withdrawnAsk,
  withoutHoop,
} from './claim.fixtures.js';

const raising = (changes: Partial<ClaimRaised> = {}, what = known) =>
  raiseClaim(new RaiseClaim({ ...details, ...changes }, what));
const raisedWith = (changes: Partial<ClaimRaised>) => ({
  type: 'ClaimRaised' as const,
  data: { ...details, ...changes },
});

describe('Raising a claim', () => {
  it('records what the council contributed to which answer', () => given(claim)().when(raising()).then(raised));
  it('changes nothing when it is raised already, or was withdrawn', () => {
    given(claim)(raised).when(raising()).thenNothing();
    given(claim)(raised, withdrawn).when(raising()).thenNothing();
  });
  it('needs no hoop for a contributory claim', () => given(claim)().when(raising({}, withoutHoop)).then(raised));
  it('is refused for a significant contribution: nothing is gathered yet', () =>
    given(claim)()
      .when(raising({ contribution: 'significant' }))
      .thenRefused(
        'A significant contribution needs grade E3 (raised on record with the department that decided, and a smoking gun); this claim has E2',
        'contribution',
      ));
  it('is refused for more than none when the ask was not raised before the decision', () =>
    given(claim)()
      .when(raising({ contribution: 'minor' }, notRaisedBefore))
      .thenRefused('The ask was not raised before the decision, so the contribution can only be none', 'contribution'));
  it('may say none when the ask was not raised before the decision', () =>
    given(claim)()
      .when(raising({ contribution: 'none' }, notRaisedBefore))
      .then(raisedWith({ contribution: 'none' })));
  it('is refused for an ask the tracker does not hold', () =>
    given(claim)()
      .when(raising({ askId: unknownId }))
      .thenRefused(`There is no ask ${unknownId}`, 'askId'));
  it('is refused for an ask that was withdrawn', () =>
    given(claim)()
      .when(raising({ askId: withdrawnAsk }))
      .thenRefused('The ask “Drop the fee.” was withdrawn', 'askId'));
  it('is refused for a decision the tracker does not hold', () =>
    given(claim)()
      .when(raising({ decisionId: unknownId }))
      .thenRefused(`There is no decision ${unknownId}`, 'decisionId'));
  it('is refused for a decision that was struck out', () =>
    given(claim)()
      .when(raising({ decisionId: struckOutDecision }))
      .thenRefused('The decision was struck out: nothing can be claimed of it', 'decisionId'));
  it('is refused when the decision has not answered the ask', () =>
    given(claim)()
      .when(raising({}, { ...known, answered: false }))
      .thenRefused('The decision has not answered this ask: record its answer first', 'decisionId'));
});
