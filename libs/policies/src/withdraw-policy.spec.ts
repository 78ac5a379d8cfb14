import { given } from '#event-store';
import { policy, WithdrawPolicy, withdrawPolicy } from '#policies';
import { known, paused, policyId, registered, superseded, withdrawn } from './policy.fixtures.js';

const withdrawing = (effectiveOn: string) =>
  withdrawPolicy(new WithdrawPolicy({ policyId, effectiveOn, reason: 'The money is gone' }, known));

describe('Withdrawing a policy', () => {
  it('records from when, and why', () => given(policy)(registered()).when(withdrawing('2025-06-02')).then(withdrawn));
  it('can be done while it is paused', () =>
    given(policy)(registered(), paused).when(withdrawing('2025-06-02')).then(withdrawn));
  it('can be done after it was superseded', () =>
    given(policy)(registered(), superseded).when(withdrawing('2025-06-02')).then(withdrawn));
  it('changes nothing when it was withdrawn on that day', () =>
    given(policy)(registered(), withdrawn).when(withdrawing('2025-06-02')).thenNothing());

  it('is refused when it was withdrawn on another day', () =>
    given(policy)(registered(), withdrawn)
      .when(withdrawing('2025-06-03'))
      .thenRefused('This policy was already withdrawn, on 2 June 2025', 'effectiveOn'));
  it('refuses a date in the future', () =>
    given(policy)(registered())
      .when(withdrawing('2025-07-01'))
      .thenRefused('The date of the withdrawal must be today or in the past', 'effectiveOn'));
  it('is refused for a policy that was never registered', () =>
    given(policy)().when(withdrawing('2025-06-02')).thenRefused('There is no such policy'));
});
