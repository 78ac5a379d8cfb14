import { given } from '#event-store';
import { policy, ResumePolicy, resumePolicy, type PolicyEvent } from '#policies';
import { known, paused, policyId, registered, resumed, superseded } from './policy.fixtures.js';

const resuming = (effectiveOn: string, correction?: string) =>
  resumePolicy(new ResumePolicy({ policyId, effectiveOn, ...(correction && { correction }) }, known));
const resumedOn = (effectiveOn: string, correction?: string): PolicyEvent => ({
  type: 'PolicyResumed',
  data: { policyId, effectiveOn, ...(correction && { correction }) },
});

describe('Resuming a policy', () => {
  it('records from when', () =>
    given(policy)(registered(), paused).when(resuming('2025-05-09')).then(resumedOn('2025-05-09')));
  it('may be on the day it was paused', () =>
    given(policy)(registered(), paused).when(resuming('2025-04-01')).then(resumedOn('2025-04-01')));
  it('changes nothing when it was resumed on that day', () =>
    given(policy)(registered(), paused, resumed).when(resuming('2025-05-09')).thenNothing());

  it('puts the date right when it says why that was wrong', () =>
    given(policy)(registered(), paused, resumed)
      .when(resuming('2025-05-12', 'A slip.'))
      .then(resumedOn('2025-05-12', 'A slip.')));
  it('puts the date right no further back than the pause', () =>
    given(policy)(registered(), paused, resumed)
      .when(resuming('2025-03-31', 'A slip.'))
      .thenRefused('This policy was paused on 1 April 2025: it cannot be resumed before that', 'effectiveOn'));
  it('puts nothing right while it is paused', () =>
    given(policy)(registered(), paused)
      .when(resuming('2025-05-09', 'A slip.'))
      .thenRefused('No date was recorded before that this could put right: leave it out', 'correction'));

  it('is refused when the policy was never paused', () =>
    given(policy)(registered()).when(resuming('2025-05-09')).thenRefused('This policy is not paused'));
  it('is refused when it was resumed on another day', () =>
    given(policy)(registered(), paused, resumed).when(resuming('2025-05-12')).thenRefused('This policy is not paused'));
  it('is refused before the day it was paused', () =>
    given(policy)(registered(), paused)
      .when(resuming('2025-03-31'))
      .thenRefused('This policy was paused on 1 April 2025: it cannot be resumed before that', 'effectiveOn'));
  it('refuses a date in the future', () =>
    given(policy)(registered(), paused)
      .when(resuming('2025-07-01'))
      .thenRefused('The date of the resumption must be today or in the past', 'effectiveOn'));
  it('is refused from the day the policy was superseded', () =>
    given(policy)(registered(), paused, superseded)
      .when(resuming('2025-06-03'))
      .thenRefused('This policy was superseded on 2 June 2025', 'effectiveOn'));
  it('is refused for a policy that was never registered', () =>
    given(policy)().when(resuming('2025-05-09')).thenRefused('There is no such policy'));
});
