import { given } from '#event-store';
import { ask, MergeAsk, mergeAsk, type AskMerged } from '#asks';
import {
  askId,
  known,
  merged,
  mergedAsk,
  otherAsk,
  proposed,
  unknownId,
  withdrawn,
  withdrawnAsk,
} from './ask.fixtures.js';

const merging = (changes: Partial<AskMerged> = {}) =>
  mergeAsk(new MergeAsk({ askId, intoAskId: otherAsk, reason: 'The same wish', ...changes }, known));

describe('Merging an ask into another', () => {
  it('records into which, and why', () => given(ask)(proposed).when(merging()).then(merged));
  it('changes nothing when it is merged into that one already', () =>
    given(ask)(proposed, merged)
      .when(merging({ reason: 'Again' }))
      .thenNothing());
  it('is refused when it was merged into another one', () =>
    given(ask)(proposed, merged)
      .when(merging({ intoAskId: unknownId }))
      .thenRefused('This ask was merged into another'));
  it('is refused when it was withdrawn', () =>
    given(ask)(proposed, withdrawn).when(merging()).thenRefused('This ask was withdrawn'));
  it('is refused into itself', () =>
    given(ask)(proposed)
      .when(merging({ intoAskId: askId }))
      .thenRefused('An ask cannot be merged into itself', 'intoAskId'));
  it('is refused into one that was itself merged, and so never runs in a circle', () =>
    given(ask)(proposed)
      .when(merging({ intoAskId: mergedAsk }))
      .thenRefused('The ask “Pay for a help desk.” was merged into another: choose that one', 'intoAskId'));
  it('is refused into one that was withdrawn', () =>
    given(ask)(proposed)
      .when(merging({ intoAskId: withdrawnAsk }))
      .thenRefused('The ask “Drop the fee.” was withdrawn', 'intoAskId'));
  it('is refused into one the tracker does not hold', () =>
    given(ask)(proposed)
      .when(merging({ intoAskId: unknownId }))
      .thenRefused(`There is no ask ${unknownId}`, 'intoAskId'));
  it('is refused for an ask that was never proposed', () =>
    given(ask)(merged).when(merging()).thenRefused('There is no such ask'));
});
