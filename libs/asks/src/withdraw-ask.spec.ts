import { given } from '#event-store';
import { ask, WithdrawAsk, withdrawAsk, type AskWithdrawn } from '#asks';
import { askId, known, merged, proposed, withdrawn } from './ask.fixtures.js';

const withdrawing = (changes: Partial<AskWithdrawn> = {}) =>
  withdrawAsk(
    new WithdrawAsk({ askId, withdrawnOn: '2025-12-01', reason: 'The districts are to be merged', ...changes }, known),
  );

describe('Withdrawing an ask', () => {
  it('records when, and why', () => given(ask)(proposed).when(withdrawing()).then(withdrawn));
  it('changes nothing when that was said already', () =>
    given(ask)(proposed, withdrawn).when(withdrawing()).thenNothing());
  it('puts the date right when it says why that was wrong', () =>
    given(ask)(proposed, withdrawn)
      .when(withdrawing({ withdrawnOn: '2025-11-30', correction: 'A slip.' }))
      .then({
        type: 'AskWithdrawn',
        data: { askId, withdrawnOn: '2025-11-30', reason: 'The districts are to be merged', correction: 'A slip.' },
      }));
  it('puts nothing right when it was not withdrawn', () =>
    given(ask)(proposed)
      .when(withdrawing({ correction: 'A slip.' }))
      .thenRefused('No date was recorded before that this could put right: leave it out', 'correction'));
  it('is refused with another date once it is withdrawn', () =>
    given(ask)(proposed, withdrawn)
      .when(withdrawing({ withdrawnOn: '2025-11-30' }))
      .thenRefused('This ask was withdrawn and takes nothing more'));
  it('is refused for an ask that was merged: the other one may be withdrawn', () =>
    given(ask)(proposed, merged).when(withdrawing()).thenRefused('This ask was merged into another'));
  it('is refused in the future', () =>
    given(ask)(proposed)
      .when(withdrawing({ withdrawnOn: '2025-12-02' }))
      .thenRefused('The date of the withdrawal must be today or in the past', 'withdrawnOn'));
  it('is refused for an ask that was never proposed', () =>
    given(ask)(withdrawn).when(withdrawing()).thenRefused('There is no such ask'));
});
