import { given } from '#event-store';
import { ChangePolicyStage, changePolicyStage, policy, type PolicyEvent, type PolicyStageChanged } from '#policies';
import { atOptions, known, paused, policyId, registered, resumed, superseded, withdrawn } from './policy.fixtures.js';

const changed = (details: Omit<PolicyStageChanged, 'policyId'>): PolicyEvent => ({
  type: 'PolicyStageChanged',
  data: { policyId, ...details },
});
const changing = (details: Omit<PolicyStageChanged, 'policyId'>) =>
  changePolicyStage(new ChangePolicyStage({ policyId, ...details }, known));

const consultation = { stage: 'consultation', effectiveOn: '2025-06-02' } as const;

describe('Changing the stage of a policy', () => {
  it('records a move forward', () =>
    given(policy)(registered()).when(changing(consultation)).then(changed(consultation)));
  it('records where it can be read', () => {
    const read = { ...consultation, reference: { title: 'Written statement', url: 'https://www.gov.uk/x' } };
    given(policy)(registered()).when(changing(read)).then(changed(read));
  });
  it('may jump over stages', () =>
    given(policy)(registered())
      .when(changing({ stage: 'in_force', effectiveOn: '2025-06-30' }))
      .then(changed({ stage: 'in_force', effectiveOn: '2025-06-30' })));
  it('may move on while the policy is paused', () =>
    given(policy)(registered(), paused).when(changing(consultation)).then(changed(consultation)));
  it('may move on when it was resumed', () =>
    given(policy)(registered(), paused, resumed).when(changing(consultation)).then(changed(consultation)));

  it('needs a reason to move back', () =>
    given(policy)(registered(), atOptions)
      .when(changing({ stage: 'scoping', effectiveOn: '2025-04-01' }))
      .thenRefused('Give a reason for the move back to an earlier stage', 'reason'));
  it('may move back with a reason', () =>
    given(policy)(registered(), atOptions)
      .when(changing({ stage: 'signal', effectiveOn: '2025-04-01', reason: 'A new minister' }))
      .then(changed({ stage: 'signal', effectiveOn: '2025-04-01', reason: 'A new minister' })));
  it('is compared with the stage on its own date when it is recorded late', () =>
    given(policy)(registered({ stage: 'signal' }), atOptions)
      .when(changing({ stage: 'scoping', effectiveOn: '2025-02-01' }))
      .then(changed({ stage: 'scoping', effectiveOn: '2025-02-01' })));
  it('needs no reason before the first known stage', () =>
    given(policy)(registered())
      .when(changing({ stage: 'signal', effectiveOn: '2024-11-04' }))
      .then(changed({ stage: 'signal', effectiveOn: '2024-11-04' })));
  it('counts the later recorded of two stages that began on one day', () =>
    given(policy)(registered(), changed({ stage: 'options', effectiveOn: '2025-01-06' }))
      .when(changing({ stage: 'scoping', effectiveOn: '2025-01-07' }))
      .thenRefused('Give a reason', 'reason'));
  it('is compared with a stage as corrected', () =>
    given(policy)(registered(), atOptions, {
      type: 'PolicyStageCorrected',
      data: {
        policyId,
        wrong: { stage: 'options', effectiveOn: '2025-03-18' },
        right: { stage: 'decided', effectiveOn: '2025-03-11' },
        reason: 'Misread',
      },
    })
      .when(changing(consultation))
      .thenRefused('Give a reason', 'reason'));

  it('changes nothing when the policy is at that stage on that date', () =>
    given(policy)(registered(), atOptions)
      .when(changing({ stage: 'options', effectiveOn: '2025-05-01' }))
      .thenNothing());
  it('changes nothing when it is already recorded', () =>
    given(policy)(registered(), atOptions)
      .when(changing({ stage: 'options', effectiveOn: '2025-03-18' }))
      .thenNothing());

  it('refuses a stage that is yet to begin', () =>
    given(policy)(registered())
      .when(changing({ stage: 'options', effectiveOn: '2025-07-01' }))
      .thenRefused('The date of the stage must be today or in the past', 'effectiveOn'));
  it('is refused from the day the policy was withdrawn', () =>
    given(policy)(registered(), withdrawn)
      .when(changing(consultation))
      .thenRefused('This policy was withdrawn on 2 June 2025: the date must be before that', 'effectiveOn'));
  it('is refused from the day the policy was superseded', () =>
    given(policy)(registered(), superseded)
      .when(changing({ ...consultation, effectiveOn: '2025-06-03' }))
      .thenRefused('This policy was superseded on 2 June 2025: the date must be before that', 'effectiveOn'));
  it('can be recorded late of a policy that was withdrawn since', () =>
    given(policy)(registered(), withdrawn)
      .when(changing({ ...consultation, effectiveOn: '2025-06-01' }))
      .then(changed({ ...consultation, effectiveOn: '2025-06-01' })));
  it('is refused for a policy that was never registered', () =>
    given(policy)().when(changing(consultation)).thenRefused('There is no such policy'));
});
