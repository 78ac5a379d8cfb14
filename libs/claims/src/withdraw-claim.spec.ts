import { given } from '#event-store';
import { claim, WithdrawClaim, withdrawClaim } from '#claims';
import { claimId, known, raised, withdrawn } from './claim.fixtures.js';

const withdrawing = withdrawClaim(new WithdrawClaim({ claimId, reason: 'Another council had asked before' }, known));

describe('Withdrawing a claim', () => {
  it('records that it is not upheld, and why', () => given(claim)(raised).when(withdrawing).then(withdrawn));
  it('changes nothing when it was withdrawn already', () =>
    given(claim)(raised, withdrawn).when(withdrawing).thenNothing());
  it('is refused for a claim that was never raised', () =>
    given(claim)(withdrawn).when(withdrawing).thenRefused('There is no such claim'));
});
