import { given } from '#event-store';
import { CorrectPolicyStage, correctPolicyStage, policy, type PolicyEvent, type StageOnDate } from '#policies';
import { atOptions, known, policyId, registered, withdrawn } from './policy.fixtures.js';

const reason = 'The paper is dated 11 March';
const scoping: StageOnDate = { stage: 'scoping', effectiveOn: '2025-01-06' };
const options: StageOnDate = { stage: 'options', effectiveOn: '2025-03-18' };
const earlier: StageOnDate = { stage: 'options', effectiveOn: '2025-03-11' };

const correcting = (wrong: StageOnDate, right?: StageOnDate) =>
  correctPolicyStage(new CorrectPolicyStage({ policyId, wrong, ...(right && { right }), reason }, known));
const corrected = (wrong: StageOnDate, right?: StageOnDate): PolicyEvent => ({
  type: 'PolicyStageCorrected',
  data: { policyId, wrong, ...(right && { right }), reason },
});

describe('Correcting a stage of a policy', () => {
  it('records what was wrong, what is right, and why', () =>
    given(policy)(registered(), atOptions).when(correcting(options, earlier)).then(corrected(options, earlier)));
  it('can say that a stage never was', () =>
    given(policy)(registered(), atOptions).when(correcting(options)).then(corrected(options)));
  it('can put right the stage that the policy was registered at', () =>
    given(policy)(registered())
      .when(correcting(scoping, { stage: 'signal', effectiveOn: '2025-01-06' }))
      .then(corrected(scoping, { stage: 'signal', effectiveOn: '2025-01-06' })));
  it('can be done after the policy was withdrawn', () =>
    given(policy)(registered(), atOptions, withdrawn)
      .when(correcting(options, earlier))
      .then(corrected(options, earlier)));

  it('cannot take away the stage that the policy was registered at', () =>
    given(policy)(registered())
      .when(correcting(scoping))
      .thenRefused('The stage a policy was registered at cannot be taken away: say what is right', 'right'));
  it('cannot take it away after it was put right either', () =>
    given(policy)(registered(), corrected(scoping, earlier))
      .when(correcting(earlier))
      .thenRefused('say what is right', 'right'));
  it('takes away the later recorded of two alike, so that the registered one stays', () => {
    const again: PolicyEvent = { type: 'PolicyStageChanged', data: { policyId, ...scoping } };
    given(policy)(registered(), again).when(correcting(scoping)).then(corrected(scoping));
    given(policy)(registered(), again, corrected(scoping))
      .when(correcting(scoping))
      .thenRefused('say what is right', 'right');
  });

  it('changes nothing when right and wrong are the same', () =>
    given(policy)(registered(), atOptions).when(correcting(options, options)).thenNothing());
  it('is refused when the policy has no such stage', () =>
    given(policy)(registered())
      .when(correcting({ stage: 'in_force', effectiveOn: '2025-03-18' }, earlier))
      .thenRefused('This policy has no stage “in force” from 18 March 2025', 'wrong'));
  it('is refused when the stage was put right before', () =>
    given(policy)(registered(), atOptions, corrected(options, earlier))
      .when(correcting(options))
      .thenRefused('This policy has no stage “options” from 18 March 2025', 'wrong'));
  it('refuses a right date in the future', () =>
    given(policy)(registered(), atOptions)
      .when(correcting(options, { stage: 'options', effectiveOn: '2025-07-01' }))
      .thenRefused('The right date must be today or in the past', 'right.effectiveOn'));
  it('is refused for a policy that was never registered', () =>
    given(policy)().when(correcting(options, earlier)).thenRefused('There is no such policy'));
});
