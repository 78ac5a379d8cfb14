import { given } from '#event-store';
import { CorrectDecision, correctDecision, decision, type DecisionCorrected } from '#decisions';
import { decisionId, known, otherPolicy, policyId, recorded, struckOut, unknownId } from './decision.fixtures.js';

const reason = 'The page was up the evening before';
const correcting = (fields: Partial<DecisionCorrected>) =>
  correctDecision(new CorrectDecision({ decisionId, ...fields, reason }, known));
const corrected = (fields: Partial<DecisionCorrected>) => ({
  type: 'DecisionCorrected' as const,
  data: { decisionId, ...fields, reason },
});

describe('Correcting a decision', () => {
  it('records what is right, and why', () =>
    given(decision)(recorded)
      .when(correcting({ decidedOn: '2025-11-30', policyIds: [policyId, otherPolicy] }))
      .then(corrected({ decidedOn: '2025-11-30', policyIds: [policyId, otherPolicy] })));
  it('takes the consultation away with null', () =>
    given(decision)(recorded)
      .when(correcting({ consultationId: null }))
      .then(corrected({ consultationId: null })));
  it('changes nothing when it says what was recorded', () =>
    given(decision)(recorded)
      .when(correcting({ decidedOn: '2025-12-01', departments: ['cabinet-office'] }))
      .thenNothing());
  it('changes nothing when it says what an earlier correction said', () =>
    given(decision)(recorded, corrected({ consultationId: null, kind: 'statement' }))
      .when(correcting({ consultationId: null, kind: 'statement' }))
      .thenNothing());
  it('must name a field', () =>
    given(decision)(recorded).when(correcting({})).thenRefused('Name at least one thing that is to be put right'));
  it('refuses a date in the future', () =>
    given(decision)(recorded)
      .when(correcting({ decidedOn: '2025-12-02' }))
      .thenRefused('The date of the decision must be today or in the past', 'decidedOn'));
  it('must leave a department and a policy', () => {
    given(decision)(recorded)
      .when(correcting({ departments: [] }))
      .thenRefused('Name at least one department', 'departments');
    given(decision)(recorded)
      .when(correcting({ policyIds: [] }))
      .thenRefused('Choose at least one policy', 'policyIds');
  });
  it('refuses a policy or a consultation the tracker does not hold', () => {
    given(decision)(recorded)
      .when(correcting({ policyIds: [unknownId] }))
      .thenRefused('There is no policy', 'policyIds');
    given(decision)(recorded)
      .when(correcting({ consultationId: unknownId }))
      .thenRefused('There is no consultation', 'consultationId');
  });
  it('is refused for a decision that was struck out', () =>
    given(decision)(recorded, struckOut)
      .when(correcting({ kind: 'statement' }))
      .thenRefused('This decision was struck out: record it again if it was taken'));
  it('is refused for a decision that was never recorded', () =>
    given(decision)(corrected({ kind: 'guidance' }))
      .when(correcting({ kind: 'statement' }))
      .thenRefused('There is no such decision'));
});
