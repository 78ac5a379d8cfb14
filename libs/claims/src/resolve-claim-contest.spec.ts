import { given } from '#event-store';
import { claim, ResolveClaimContest, resolveClaimContest, type ClaimContestResolved } from '#claims';
import { contest, contested, known, raised, resolution, resolved, unknownId, withdrawn } from './claim.fixtures.js';

const resolving = (changes: Partial<ClaimContestResolved> = {}) =>
  resolveClaimContest(new ResolveClaimContest({ ...resolution, ...changes }, known));

describe('Resolving a contest', () => {
  it('records how', () => given(claim)(raised, contested).when(resolving()).then(resolved));
  it('changes nothing when it was resolved so', () =>
    given(claim)(raised, contested, resolved).when(resolving()).thenNothing());
  it('is refused when it was resolved otherwise', () =>
    given(claim)(raised, contested, resolved)
      .when(resolving({ resolution: 'Otherwise' }))
      .thenRefused('This contest is resolved already: contest the claim anew', 'contestId'));
  it('leaves other contests open', () =>
    given(claim)(raised, contested, { type: 'ClaimContested', data: { ...contest, contestId: unknownId } }, resolved)
      .when(resolving({ contestId: unknownId }))
      .then({ type: 'ClaimContestResolved', data: { ...resolution, contestId: unknownId } }));
  it('is refused for a contest that was never opened', () =>
    given(claim)(raised).when(resolving()).thenRefused('This claim has no such contest', 'contestId'));
  it('is refused for a claim that was withdrawn', () =>
    given(claim)(raised, contested, withdrawn).when(resolving()).thenRefused('This claim was withdrawn'));
  it('is refused for a claim that was never raised', () =>
    given(claim)(contested).when(resolving()).thenRefused('There is no such claim'));
});
