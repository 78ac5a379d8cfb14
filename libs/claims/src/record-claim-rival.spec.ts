import { given } from '#event-store';
import { claim, RecordClaimRival, recordClaimRival, type ClaimRivalRecorded } from '#claims';
import { known, raised, rival, rivalAddressed, rivalRecorded, withdrawn } from './claim.fixtures.js';

const recording = (changes: Partial<ClaimRivalRecorded> = {}) =>
  recordClaimRival(new RecordClaimRival({ ...rival, ...changes }, known));

describe('Recording what else may explain the answer', () => {
  it('records the other explanation', () => given(claim)(raised).when(recording()).then(rivalRecorded));
  it('changes nothing when it stands so', () => given(claim)(raised, rivalRecorded).when(recording()).thenNothing());
  it('records how it was addressed', () =>
    given(claim)(raised, rivalRecorded)
      .when(recording({ addressed: true, how: 'Its letter is dated after the draft.' }))
      .then(rivalAddressed));
  it('must say how it was addressed', () =>
    given(claim)(raised)
      .when(recording({ addressed: true }))
      .thenRefused('Say how this other explanation was addressed', 'how'));
  it('can open it again: the last word counts', () =>
    given(claim)(raised, rivalRecorded, rivalAddressed).when(recording()).then(rivalRecorded));
  it('is refused for a claim that was withdrawn', () =>
    given(claim)(raised, withdrawn).when(recording()).thenRefused('This claim was withdrawn'));
  it('is refused for a claim that was never raised', () =>
    given(claim)(rivalRecorded).when(recording()).thenRefused('There is no such claim'));
});
