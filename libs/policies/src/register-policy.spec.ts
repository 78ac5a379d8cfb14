import { given } from '#event-store';
import { policy, RegisterPolicy, registerPolicy, type PolicyRegistered } from '#policies';
import { details, known, registered } from './policy.fixtures.js';

const registering = (changes: Partial<PolicyRegistered> = {}) =>
  registerPolicy(new RegisterPolicy({ ...details, ...changes }, known));

describe('Registering a policy', () => {
  it('records it at the stage it has reached', () => given(policy)().when(registering()).then(registered()));
  it('may be done on the day the stage began', () =>
    given(policy)()
      .when(registering({ stageSince: '2025-06-30' }))
      .then(registered({ stageSince: '2025-06-30' })));
  it('changes nothing when it is registered already', () =>
    given(policy)(registered()).when(registering()).thenNothing());
  it('refuses a stage that is yet to begin', () =>
    given(policy)()
      .when(registering({ stageSince: '2025-07-01' }))
      .thenRefused('The date of the stage must be today or in the past', 'stageSince'));
});
