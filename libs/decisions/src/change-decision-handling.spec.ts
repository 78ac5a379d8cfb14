import { given } from '#event-store';
import { ChangeDecisionHandling, changeDecisionHandling, decision, type DecisionEvent } from '#decisions';
import type { Handling } from '#vocabulary';
import { decisionId, known, recorded, struckOut } from './decision.fixtures.js';

const sensitive: Handling = { marking: 'official-sensitive', originator: 'Cabinet Office' };
const changing = (handling: Handling) =>
  changeDecisionHandling(new ChangeDecisionHandling({ decisionId, handling, reason: 'Shared early' }, known));
const changed = (handling: Handling): DecisionEvent => ({
  type: 'DecisionHandlingChanged',
  data: { decisionId, handling, reason: 'Shared early' },
});

describe('Changing the handling of a decision', () => {
  it('records the new handling', () => given(decision)(recorded).when(changing(sensitive)).then(changed(sensitive)));
  it('changes nothing when it is handled so already', () =>
    given(decision)(recorded, changed(sensitive)).when(changing(sensitive)).thenNothing());
  it('changes nothing when official is asked for and nothing was said', () =>
    given(decision)(recorded)
      .when(changing({ marking: 'official' }))
      .thenNothing());
  it('is possible after striking out: the history still shows it', () =>
    given(decision)(recorded, struckOut).when(changing(sensitive)).then(changed(sensitive)));
  it('is refused for a decision that was never recorded', () =>
    given(decision)(changed(sensitive)).when(changing(sensitive)).thenRefused('There is no such decision'));
});
