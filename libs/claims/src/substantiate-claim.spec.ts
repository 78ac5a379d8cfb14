import { given } from '#event-store';
import { claim, SubstantiateClaim, substantiateClaim, type ClaimSubstantiated } from '#claims';
import { known, raised, substantiated, substantiation, withdrawn } from './claim.fixtures.js';

const substantiating = (changes: Partial<ClaimSubstantiated> = {}) =>
  substantiateClaim(new SubstantiateClaim({ ...substantiation, ...changes }, known));

describe('Substantiating a claim', () => {
  it('records who, by role and body, agrees how far', () =>
    given(claim)(raised).when(substantiating()).then(substantiated));
  it('changes nothing when the same word was given', () =>
    given(claim)(raised, substantiated).when(substantiating()).thenNothing());
  it('takes another word of the same body', () =>
    given(claim)(raised, substantiated)
      .when(substantiating({ agreement: 'disagrees' }))
      .then({ type: 'ClaimSubstantiated', data: { ...substantiation, agreement: 'disagrees' } }));
  it('refuses a name in place of a role', () =>
    given(claim)(raised)
      .when(substantiating({ by: { role: 'Dame Jane', body: 'cabinet-office' } }))
      .thenRefused('never a person’s name', 'by.role'));
  it('is refused in the future', () =>
    given(claim)(raised)
      .when(substantiating({ on: '2025-12-02' }))
      .thenRefused('The date of the substantiation must be today or in the past', 'on'));
  it('is refused for a claim that was withdrawn', () =>
    given(claim)(raised, withdrawn).when(substantiating()).thenRefused('This claim was withdrawn'));
  it('is refused for a claim that was never raised', () =>
    given(claim)(substantiated).when(substantiating()).thenRefused('There is no such claim'));
});
