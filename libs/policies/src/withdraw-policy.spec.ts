import { given } from '#event-store';
import { policy, WithdrawPolicy, withdrawPolicy } from '#policies';
import { known, paused, policyId, registered, superseded, withdrawn } from './policy.fixtures.js';

const withdrawing = (effectiveOn: string, correction?: string) =>
  withdrawPolicy(
    new WithdrawPolicy(
      { policyId, effectiveOn, reason: 'The money is gone', ...(correction && { correction }) },
      known,
    ),
  );

describe('Withdrawing a policy', () => {
  it('records from when, and why', () => given(policy)(registered()).when(withdrawing('2025-06-02')).then(withdrawn));
  it('can be done while it is paused', () =>
    given(policy)(registered(), paused).when(withdrawing('2025-06-02')).then(withdrawn));
  it('can be done after it was superseded', () =>
    given(policy)(registered(), superseded).when(withdrawing('2025-06-02')).then(withdrawn));
  it('changes nothing when it was withdrawn on that day', () =>
    given(policy)(registered(), withdrawn).when(withdrawing('2025-06-02')).thenNothing());

  it('puts the date right when it says why that was wrong', () =>
    given(policy)(registered(), withdrawn)
      .when(withdrawing('2025-06-03', 'The press had it wrong.'))
      .then({
        type: 'PolicyWithdrawn',
        data: {
          policyId,
          effectiveOn: '2025-06-03',
          reason: 'The money is gone',
          correction: 'The press had it wrong.',
        },
      }));
  it('puts nothing right when it was not withdrawn', () =>
    given(policy)(registered())
      .when(withdrawing('2025-06-03', 'A slip.'))
      .thenRefused('No date was recorded before that this could put right: leave it out', 'correction'));

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
