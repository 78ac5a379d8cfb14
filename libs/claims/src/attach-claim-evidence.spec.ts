import { given } from '#event-store';
import { AttachClaimEvidence, attachClaimEvidence, claim, type ClaimEvidenceAttached } from '#claims';
import { evidence, known, raised, smokingGun, unknownId, withdrawn } from './claim.fixtures.js';

const attaching = (changes: Partial<ClaimEvidenceAttached> = {}) =>
  attachClaimEvidence(new AttachClaimEvidence({ ...evidence, ...changes }, known));

describe('Attaching evidence to a claim', () => {
  it('records what it is, of which kind and date', () => given(claim)(raised).when(attaching()).then(smokingGun));
  it('changes nothing when it is attached already', () =>
    given(claim)(raised, smokingGun).when(attaching()).thenNothing());
  it('is refused when other evidence is attached under that id', () =>
    given(claim)(raised, smokingGun)
      .when(attaching({ test: 'straw_in_the_wind' }))
      .thenRefused('This evidence is attached already: attach what is new as further evidence'));
  it('takes a further piece', () =>
    given(claim)(raised, smokingGun)
      .when(attaching({ evidenceId: unknownId }))
      .then({ type: 'ClaimEvidenceAttached', data: { ...evidence, evidenceId: unknownId } }));
  it('is refused with a date in the future', () =>
    given(claim)(raised)
      .when(attaching({ dated: '2025-12-02' }))
      .thenRefused('The date of the evidence must be today or in the past', 'dated'));
  it('is refused for a claim that was withdrawn', () =>
    given(claim)(raised, withdrawn).when(attaching()).thenRefused('This claim was withdrawn and takes nothing more'));
  it('is refused for a claim that was never raised', () =>
    given(claim)(smokingGun).when(attaching()).thenRefused('There is no such claim'));
});
