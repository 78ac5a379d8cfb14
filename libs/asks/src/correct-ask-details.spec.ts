import { given } from '#event-store';
import { ask, CorrectAskDetails, correctAskDetails, type AskDetailsCorrected } from '#asks';
import { askId, known, merged, otherPolicy, policyId, proposed, unknownId, withdrawn } from './ask.fixtures.js';

const reason = 'As agreed in the meeting';
const correcting = (fields: Partial<AskDetailsCorrected>) =>
  correctAskDetails(new CorrectAskDetails({ askId, ...fields, reason }, known));
const corrected = (fields: Partial<AskDetailsCorrected>) => ({
  type: 'AskDetailsCorrected' as const,
  data: { askId, ...fields, reason },
});

describe('Correcting the details of an ask', () => {
  it('records what is right, and why', () =>
    given(ask)(proposed)
      .when(correcting({ size: 'large', policyIds: [policyId, otherPolicy] }))
      .then(corrected({ size: 'large', policyIds: [policyId, otherPolicy] })));
  it('changes nothing when it says what is held', () =>
    given(ask)(proposed)
      .when(correcting({ direction: 'change', themes: ['shared-services'] }))
      .thenNothing());
  it('changes nothing when it says what an earlier correction said', () =>
    given(ask)(proposed, corrected({ policyIds: [policyId, otherPolicy] }))
      .when(correcting({ policyIds: [otherPolicy, policyId] }))
      .thenNothing());
  it('must name a field', () =>
    given(ask)(proposed).when(correcting({})).thenRefused('Name at least one thing that is to be put right'));
  it('must leave at least one policy', () =>
    given(ask)(proposed)
      .when(correcting({ policyIds: [] }))
      .thenRefused('Choose at least one policy', 'policyIds'));
  it('is refused for a policy the tracker does not hold', () =>
    given(ask)(proposed)
      .when(correcting({ policyIds: [unknownId] }))
      .thenRefused(`There is no policy ${unknownId}`, 'policyIds'));
  it('is possible for an ask that was merged or withdrawn: what was said of it may still be wrong', () => {
    given(ask)(proposed, merged)
      .when(correcting({ policyIds: [otherPolicy] }))
      .then(corrected({ policyIds: [otherPolicy] }));
    given(ask)(proposed, withdrawn)
      .when(correcting({ direction: 'fund' }))
      .then(corrected({ direction: 'fund' }));
  });
  it('is refused for an ask that was never proposed', () =>
    given(ask)(corrected({ size: 'large' }))
      .when(correcting({ size: 'small' }))
      .thenRefused('There is no such ask'));
});
