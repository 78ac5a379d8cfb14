import { given } from '#event-store';
import {
  CorrectPolicyDetails,
  correctPolicyDetails,
  policy,
  type PolicyDetailsCorrected,
  type PolicyEvent,
} from '#policies';
import { known, policyId, registered, superseded } from './policy.fixtures.js';

type Fields = Omit<PolicyDetailsCorrected, 'policyId' | 'reason'>;
const reason = 'It moved in the autumn';
const correcting = (fields: Fields) =>
  correctPolicyDetails(new CorrectPolicyDetails({ policyId, ...fields, reason }, known));
const corrected = (fields: Fields): PolicyEvent => ({
  type: 'PolicyDetailsCorrected',
  data: { policyId, ...fields, reason },
});

describe('Correcting the details of a policy', () => {
  it('records what is right, and why', () => {
    const right: Fields = { title: 'Shared counters', departments: ['home-office'], themes: [], nations: ['wales'] };
    given(policy)(registered()).when(correcting(right)).then(corrected(right));
  });
  it('takes the summary away with null', () =>
    given(policy)(registered())
      .when(correcting({ summary: null }))
      .then(corrected({ summary: null })));
  it('can be done after the policy was superseded', () =>
    given(policy)(registered(), superseded)
      .when(correcting({ title: 'Shared counters' }))
      .then(corrected({ title: 'Shared counters' })));

  it('changes nothing when all is so already, in whatever order the lists are', () =>
    given(policy)(registered())
      .when(
        correcting({
          title: 'Shared front offices',
          departments: ['department-for-work-pensions', 'cabinet-office'],
          nations: ['wales', 'england'],
        }),
      )
      .thenNothing());
  it('changes nothing when it takes away what is not there', () =>
    given(policy)(registered(), corrected({ summary: null }))
      .when(correcting({ summary: null }))
      .thenNothing());
  it('changes nothing when an earlier correction said the same', () =>
    given(policy)(registered(), corrected({ title: 'Shared counters' }))
      .when(correcting({ title: 'Shared counters' }))
      .thenNothing());
  it('must name a field', () =>
    given(policy)(registered()).when(correcting({})).thenRefused('Name at least one thing that is to be put right'));
  it('is refused for a policy that was never registered', () =>
    given(policy)()
      .when(correcting({ title: 'Shared counters' }))
      .thenRefused('There is no such policy'));
});
