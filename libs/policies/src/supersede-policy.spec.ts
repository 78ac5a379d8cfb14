import { given } from '#event-store';
import { policy, SupersedePolicy, supersedePolicy, type PolicyEvent } from '#policies';
import {
  known,
  newerPolicyId,
  otherPolicyId,
  policyId,
  registered,
  superseded,
  unknownId,
  withdrawn,
} from './policy.fixtures.js';

const superseding = (byPolicyId: string, effectiveOn = '2025-06-02') =>
  supersedePolicy(new SupersedePolicy({ policyId, byPolicyId, effectiveOn }, known));

describe('Superseding a policy', () => {
  it('records by which, and from when', () =>
    given(policy)(registered()).when(superseding(newerPolicyId)).then(superseded));
  it('can be done after it was withdrawn', () =>
    given(policy)(registered(), withdrawn).when(superseding(newerPolicyId)).then(superseded));
  it('can be done by a second one, when it is split', () => {
    const bySecond: PolicyEvent = {
      type: 'PolicySuperseded',
      data: { policyId, byPolicyId: otherPolicyId, effectiveOn: '2025-06-09' },
    };
    given(policy)(registered(), superseded).when(superseding(otherPolicyId, '2025-06-09')).then(bySecond);
  });
  it('changes nothing when it was superseded by that one on that day', () =>
    given(policy)(registered(), superseded).when(superseding(newerPolicyId)).thenNothing());

  it('puts the date right when it says why that was wrong', () => {
    const details = { policyId, byPolicyId: newerPolicyId, effectiveOn: '2025-06-09', correction: 'A slip.' };
    given(policy)(registered(), superseded)
      .when(supersedePolicy(new SupersedePolicy(details, known)))
      .then({ type: 'PolicySuperseded', data: details });
  });

  it('is refused when it was superseded by that one on another day', () =>
    given(policy)(registered(), superseded)
      .when(superseding(newerPolicyId, '2025-06-09'))
      .thenRefused('This policy was already superseded by that one, on 2 June 2025', 'byPolicyId'));
  it('cannot be done by itself', () =>
    given(policy)(registered())
      .when(superseding(policyId))
      .thenRefused('A policy cannot be superseded by itself', 'byPolicyId'));
  it('refuses a policy the tracker does not hold', () =>
    given(policy)(registered())
      .when(superseding(unknownId))
      .thenRefused(`There is no policy ${unknownId} in the tracker`, 'byPolicyId'));
  it('refuses a date in the future', () =>
    given(policy)(registered())
      .when(superseding(newerPolicyId, '2025-07-01'))
      .thenRefused('The date of the change must be today or in the past', 'effectiveOn'));
  it('is refused for a policy that was never registered', () =>
    given(policy)().when(superseding(newerPolicyId)).thenRefused('There is no such policy'));
});
