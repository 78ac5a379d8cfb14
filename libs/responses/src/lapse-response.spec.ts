import { given } from '#event-store';
import { LapseResponse, lapseResponse, response } from '#responses';
import { lapsed, responseId, returned, started, submitted, withdrawn } from './response.fixtures.js';
import { inRoundOne, knownTo } from './sign-off.fixtures.js';

const CLOSE = '2025-08-29T22:59:00Z';
const lapsing = (reason = 'Not sent by the close', now = CLOSE, closesAt: string | null = CLOSE) =>
  lapseResponse(new LapseResponse({ responseId, reason }, { ...knownTo(undefined, now), closesAt }));

describe('Letting a response lapse', () => {
  it('records that it was not sent by the close', () => given(response)(started).when(lapsing()).then(lapsed));
  it('is possible in the middle of a round', () =>
    given(response)(...inRoundOne)
      .when(lapsing())
      .then(lapsed));
  it('changes nothing when it lapsed for that reason', () =>
    given(response)(started, lapsed).when(lapsing()).thenNothing());
  it('takes another reason later', () =>
    given(response)(started, lapsed)
      .when(lapsing('Nobody had the time'))
      .then({ type: 'ResponseLapsed', data: { responseId, reason: 'Nobody had the time' } }));
  it('takes another reason also where the deadline has moved since', () =>
    given(response)(started, lapsed)
      .when(lapsing('Nobody had the time', CLOSE, '2025-10-29T22:59:00Z'))
      .then({ type: 'ResponseLapsed', data: { responseId, reason: 'Nobody had the time' } }));
  it('can happen again after it was taken up once more', () =>
    given(response)(...inRoundOne, lapsed, returned)
      .when(lapsing())
      .then(lapsed));
  it('is refused before the consultation closes, or when it has no end', () => {
    const refusal = 'The consultation has not closed: withdraw the response if it is not to be sent';
    given(response)(started).when(lapsing('Late', '2025-08-29T22:58:59Z')).thenRefused(refusal);
    given(response)(started)
      .when(lapsing('Late', CLOSE, null))
      .thenRefused(refusal);
  });
  it('is refused when it was sent, withdrawn, or never started', () => {
    given(response)(started, submitted).when(lapsing()).thenRefused('This response was submitted: it cannot lapse');
    given(response)(started, withdrawn).when(lapsing()).thenRefused('This response was withdrawn');
    given(response)().when(lapsing()).thenRefused('There is no such response');
  });
});
