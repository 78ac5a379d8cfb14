import { given } from '#event-store';
import { claim, ContestClaim, contestClaim, type ClaimContested } from '#claims';
import { contest, contested, known, raised, resolved, unknownId, withdrawn } from './claim.fixtures.js';

const contesting = (changes: Partial<ClaimContested> = {}) =>
  contestClaim(new ContestClaim({ ...contest, ...changes }, known));

describe('Contesting a claim', () => {
  it('records who contests it, and why', () => given(claim)(raised).when(contesting()).then(contested));
  it('changes nothing when that contest was opened, be it resolved since', () => {
    given(claim)(raised, contested).when(contesting()).thenNothing();
    given(claim)(raised, contested, resolved).when(contesting()).thenNothing();
  });
  it('is refused when another contest was opened under that id', () =>
    given(claim)(raised, contested)
      .when(contesting({ reason: 'Otherwise' }))
      .thenRefused('This contest was opened before: contest the claim anew'));
  it('takes a second contest', () =>
    given(claim)(raised, contested)
      .when(contesting({ contestId: unknownId }))
      .then({ type: 'ClaimContested', data: { ...contest, contestId: unknownId } }));
  it('is refused for a claim that was withdrawn', () =>
    given(claim)(raised, withdrawn).when(contesting()).thenRefused('This claim was withdrawn'));
  it('is refused for a claim that was never raised', () =>
    given(claim)(contested).when(contesting()).thenRefused('There is no such claim'));
});
