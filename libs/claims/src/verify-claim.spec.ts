import { given } from '#event-store';
import { claim, VerifyClaim, verifyClaim, type ClaimFacts, type Grade } from '#claims';
import {
  authorId,
  claimId,
  contested,
  known,
  notRaisedBefore,
  raised,
  resolved,
  restated,
  rivalAddressed,
  rivalRecorded,
  smokingGun,
  straw,
  substantiated,
  verified,
  verifierId,
  withdrawn,
  withoutHoop,
} from './claim.fixtures.js';

const verifying = (grade: Grade, facts: ClaimFacts = known, by = verifierId) =>
  verifyClaim(new VerifyClaim({ claimId, verifierId: by, grade }, facts));

describe('Verifying a claim', () => {
  it('records who verified it, and at which grade', () =>
    given(claim)(raised, smokingGun).when(verifying('E3')).then(verified('E3')));
  it('is refused to the author', () =>
    given(claim)(raised)
      .when(verifying('E2', known, authorId))
      .thenRefused('The author of a claim cannot verify it: somebody else must', 'verifierId'));
  it('is refused to the author in capital letters, too', () =>
    given(claim)(raised)
      .when(verifying('E2', known, authorId.toUpperCase()))
      .thenRefused('The author of a claim cannot verify it', 'verifierId'));

  it('goes by the grade computed now, not the one that was seen', () =>
    given(claim)(raised, smokingGun)
      .when(verifying('E2'))
      .thenRefused('The grade is now E3, not E2: look at the claim again', 'grade'));
  it('goes by the facts under the claim', () =>
    given(claim)(raised, smokingGun)
      .when(verifying('E3', withoutHoop))
      .thenRefused('The grade is now E1, not E3: look at the claim again', 'grade'));
  it('counts a rival as it was last recorded', () => {
    given(claim)(raised, smokingGun, substantiated, rivalRecorded).when(verifying('E3')).then(verified('E3'));
    given(claim)(raised, smokingGun, substantiated, rivalRecorded, rivalAddressed)
      .when(verifying('E4'))
      .then(verified('E4'));
  });
  it('is refused when the contribution is more than the grade allows by now', () =>
    given(claim)(raised, smokingGun, restated('significant'))
      .when(verifying('E1', withoutHoop))
      .thenRefused('A significant contribution needs grade E3', 'contribution'));
  it('is refused when it turned out that the ask was not raised before the decision', () =>
    given(claim)(raised)
      .when(verifying('E0', notRaisedBefore))
      .thenRefused('The ask was not raised before the decision', 'contribution'));

  it('changes nothing when that verification stands', () =>
    given(claim)(raised, verified('E2')).when(verifying('E2')).thenNothing());
  it('can be done by a second person', () =>
    given(claim)(raised, verified('E2'))
      .when(verifying('E2', known, claimId))
      .then(verified('E2', claimId)));
  it('is needed again after new evidence', () =>
    given(claim)(raised, verified('E2'), straw).when(verifying('E2')).then(verified('E2')));
  it('is needed again after a restatement', () =>
    given(claim)(raised, verified('E2'), restated('minor')).when(verifying('E2')).then(verified('E2')));
  it('is needed again when a word from outside raised the grade', () =>
    given(claim)(raised, smokingGun, verified('E3'), substantiated).when(verifying('E4')).then(verified('E4')));
  it('is possible while somebody contests the claim, and stands when that is resolved', () => {
    given(claim)(raised, contested).when(verifying('E2')).then(verified('E2'));
    given(claim)(raised, verified('E2'), contested, resolved).when(verifying('E2')).thenNothing();
  });

  it('is refused for a claim that was withdrawn', () =>
    given(claim)(raised, withdrawn).when(verifying('E2')).thenRefused('This claim was withdrawn'));
  it('is refused for a claim that was never raised', () =>
    given(claim)(verified('E2')).when(verifying('E2')).thenRefused('There is no such claim'));
});
