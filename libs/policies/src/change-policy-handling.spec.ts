import { given } from '#event-store';
import { ChangePolicyHandling, changePolicyHandling, policy, type PolicyEvent } from '#policies';
import type { Handling } from '#vocabulary';
import { known, policyId, registered, withdrawn } from './policy.fixtures.js';

const sensitive: Handling = { marking: 'official-sensitive', originator: 'Cabinet Office', embargoUntil: '2025-09-01' };
const reason = 'Shared in confidence';
const changing = (handling: Handling) =>
  changePolicyHandling(new ChangePolicyHandling({ policyId, handling, reason }, known));
const changed = (handling: Handling): PolicyEvent => ({
  type: 'PolicyHandlingChanged',
  data: { policyId, handling, reason },
});

describe('Changing the handling of a policy', () => {
  it('records the new handling, and why', () =>
    given(policy)(registered()).when(changing(sensitive)).then(changed(sensitive)));
  it('can be done after the policy was withdrawn', () =>
    given(policy)(registered(), withdrawn).when(changing(sensitive)).then(changed(sensitive)));
  it('can go back to official', () =>
    given(policy)(registered({ handling: sensitive }))
      .when(changing({ marking: 'official' }))
      .then(changed({ marking: 'official' })));
  it('changes nothing when it has been handled so since it was registered', () =>
    given(policy)(registered({ handling: sensitive }))
      .when(changing(sensitive))
      .thenNothing());
  it('changes nothing when it was changed to this before', () =>
    given(policy)(registered(), changed(sensitive)).when(changing(sensitive)).thenNothing());
  it('changes nothing when official is asked for and nothing was said', () =>
    given(policy)(registered())
      .when(changing({ marking: 'official' }))
      .thenNothing());
  it('is refused for a policy that was never registered', () =>
    given(policy)(withdrawn).when(changing(sensitive)).thenRefused('There is no such policy'));
});
