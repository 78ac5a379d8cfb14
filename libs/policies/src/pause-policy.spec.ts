import { given } from '#event-store';
import { PausePolicy, pausePolicy, policy, type PolicyEvent } from '#policies';
import { known, paused, policyId, registered, resumed, withdrawn } from './policy.fixtures.js';

const reason = 'An election';
const pausing = (effectiveOn: string, correction?: string) =>
  pausePolicy(new PausePolicy({ policyId, effectiveOn, reason, ...(correction && { correction }) }, known));
const pausedOn = (effectiveOn: string, correction?: string): PolicyEvent => ({
  type: 'PolicyPaused',
  data: { policyId, effectiveOn, reason, ...(correction && { correction }) },
});

describe('Pausing a policy', () => {
  it('records from when, and why', () =>
    given(policy)(registered()).when(pausing('2025-04-01')).then(pausedOn('2025-04-01')));
  it('can be done again after it was resumed', () =>
    given(policy)(registered(), paused, resumed).when(pausing('2025-05-09')).then(pausedOn('2025-05-09')));
  it('changes nothing when it has been paused since that day', () =>
    given(policy)(registered(), paused).when(pausing('2025-04-01')).thenNothing());

  it('puts the date right when it says why that was wrong', () =>
    given(policy)(registered(), paused)
      .when(pausing('2025-03-28', 'It was said a week before.'))
      .then(pausedOn('2025-03-28', 'It was said a week before.')));
  it('puts nothing right when it is not paused', () =>
    given(policy)(registered(), paused, resumed)
      .when(pausing('2025-05-20', 'A slip.'))
      .thenRefused('No date was recorded before that this could put right: leave it out', 'correction'));
  it('puts the date right no further back than it was resumed before', () =>
    given(policy)(registered(), paused, resumed, pausedOn('2025-05-20'))
      .when(pausing('2025-05-08', 'A slip.'))
      .thenRefused('This policy was last resumed on 9 May 2025: a pause cannot begin before that', 'effectiveOn'));

  it('is refused while it is paused since another day', () =>
    given(policy)(registered(), paused)
      .when(pausing('2025-04-02'))
      .thenRefused('This policy has been paused since 1 April 2025: resume it first'));
  it('is refused before the day it was last resumed', () =>
    given(policy)(registered(), paused, resumed)
      .when(pausing('2025-05-08'))
      .thenRefused('This policy was last resumed on 9 May 2025: a pause cannot begin before that', 'effectiveOn'));
  it('refuses a date in the future', () =>
    given(policy)(registered())
      .when(pausing('2025-07-01'))
      .thenRefused('The date of the pause must be today or in the past', 'effectiveOn'));
  it('is refused from the day the policy was withdrawn', () =>
    given(policy)(registered(), withdrawn)
      .when(pausing('2025-06-02'))
      .thenRefused('This policy was withdrawn on 2 June 2025', 'effectiveOn'));
  it('is refused for a policy that was never registered', () =>
    given(policy)().when(pausing('2025-04-01')).thenRefused('There is no such policy'));
});
