import { given } from '#event-store';
import { AgreeAsk, agreeAsk, ask, type AskAgreed, type AskEvent } from '#asks';
import { askId, known, meetingId, merged, proposed, withdrawn } from './ask.fixtures.js';

const agreement: AskAgreed = { askId, agreedOn: '2025-03-04', meetingId };
const agreeing = (changes: Partial<AskAgreed> = {}) => agreeAsk(new AgreeAsk({ ...agreement, ...changes }, known));
const agreed: AskEvent = { type: 'AskAgreed', data: agreement };
const reworded: AskEvent = {
  type: 'AskReworded',
  data: { askId, statement: 'Judge it by its use.', reason: 'Plainer' },
};

describe('Agreeing an ask', () => {
  it('records when and in which meeting', () => given(ask)(proposed).when(agreeing()).then(agreed));
  it('changes nothing when that agreement stands', () => given(ask)(proposed, agreed).when(agreeing()).thenNothing());
  it('changes nothing when that agreement stands and the ask was merged since', () =>
    given(ask)(proposed, agreed, merged).when(agreeing()).thenNothing());
  it('can happen again in a later meeting', () =>
    given(ask)(proposed, agreed)
      .when(agreeing({ agreedOn: '2025-06-03' }))
      .then({ type: 'AskAgreed', data: { ...agreement, agreedOn: '2025-06-03' } }));
  it('can happen again on the same day, to other words', () =>
    given(ask)(proposed, agreed, reworded).when(agreeing()).then(agreed));
  it('is refused in the future', () =>
    given(ask)(proposed)
      .when(agreeing({ agreedOn: '2025-12-02' }))
      .thenRefused('The date of the agreement must be today or in the past', 'agreedOn'));
  it('is refused for an ask that was merged', () =>
    given(ask)(proposed, merged).when(agreeing()).thenRefused('This ask was merged into another'));
  it('is refused for an ask that was withdrawn', () =>
    given(ask)(proposed, withdrawn).when(agreeing()).thenRefused('This ask was withdrawn and takes nothing more'));
  it('is refused for an ask that was never proposed', () =>
    given(ask)(agreed).when(agreeing()).thenRefused('There is no such ask'));
});
