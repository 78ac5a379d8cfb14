import { given } from '#event-store';
import { response, WithdrawResponse, withdrawResponse } from '#responses';
import { drafted, known, lapsed, responseId, started, submitted, withdrawn } from './response.fixtures.js';

const withdrawing = withdrawResponse(
  new WithdrawResponse({ responseId, reason: 'It rested on a wrong figure' }, known),
);

describe('Withdrawing a response', () => {
  it('records that it is not sent after all', () =>
    given(response)(started, drafted).when(withdrawing).then(withdrawn));
  it('records that what was sent is taken back', () =>
    given(response)(started, submitted).when(withdrawing).then(withdrawn));
  it('changes nothing when it was withdrawn already', () =>
    given(response)(started, withdrawn).when(withdrawing).thenNothing());
  it('is refused when it lapsed', () =>
    given(response)(started, lapsed)
      .when(withdrawing)
      .thenRefused('This response lapsed: there is nothing to withdraw'));
  it('is possible when it was sent after it lapsed', () =>
    given(response)(started, lapsed, submitted).when(withdrawing).then(withdrawn));
  it('is refused for a response that was never started', () =>
    given(response)(withdrawn).when(withdrawing).thenRefused('There is no such response'));
});
