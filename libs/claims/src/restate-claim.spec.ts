import { given } from '#event-store';
import { claim, RestateClaim, restateClaim, type ClaimFacts, type Contribution } from '#claims';
import {
  claimId,
  known,
  notRaisedBefore,
  raised,
  restated,
  smokingGun,
  straw,
  withdrawn,
  withoutHoop,
} from './claim.fixtures.js';

const restating = (contribution: Contribution, facts: ClaimFacts = known) =>
  restateClaim(new RestateClaim({ claimId, contribution, reason: 'The deputy director said so' }, facts));

describe('Restating a claim', () => {
  it('records the contribution as it is claimed now, and why', () =>
    given(claim)(raised, smokingGun).when(restating('decisive')).then(restated('decisive')));
  it('may say less with any evidence', () => given(claim)(raised).when(restating('minor')).then(restated('minor')));
  it('changes nothing when that is claimed already', () =>
    given(claim)(raised, restated('minor')).when(restating('minor')).thenNothing());
  it('is refused for a significant contribution without a smoking gun', () =>
    given(claim)(raised, straw)
      .when(restating('significant'))
      .thenRefused('A significant contribution needs grade E3', 'contribution'));
  it('is refused for a decisive contribution without the hoop', () =>
    given(claim)(raised, smokingGun)
      .when(restating('decisive', withoutHoop))
      .thenRefused('this claim has E1', 'contribution'));
  it('leaves only none for an ask that was not raised before the decision', () => {
    given(claim)(raised)
      .when(restating('minor', notRaisedBefore))
      .thenRefused('The ask was not raised before the decision', 'contribution');
    given(claim)(raised).when(restating('none', notRaisedBefore)).then(restated('none'));
  });
  it('is refused for a claim that was withdrawn', () =>
    given(claim)(raised, withdrawn).when(restating('minor')).thenRefused('This claim was withdrawn'));
  it('is refused for a claim that was never raised', () =>
    given(claim)(restated('none')).when(restating('minor')).thenRefused('There is no such claim'));
});
