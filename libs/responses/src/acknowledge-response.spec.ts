import { given } from '#event-store';
import { AcknowledgeResponse, acknowledgeResponse, response, type ResponseAcknowledged } from '#responses';
import { known, responseId, started, submitted, withdrawn } from './response.fixtures.js';

const receipt: ResponseAcknowledged = { responseId, acknowledgedOn: '2025-08-05', receipt: 'Thank you, ref. 77' };
const acknowledging = (changes: Partial<ResponseAcknowledged> = {}) =>
  acknowledgeResponse(new AcknowledgeResponse({ ...receipt, ...changes }, known));
const acknowledged = { type: 'ResponseAcknowledged' as const, data: receipt };

describe('Acknowledging a response', () => {
  it('records the receipt, from the London day of the submission on', () =>
    given(response)(started, submitted).when(acknowledging()).then(acknowledged));
  it('is refused on a day before the submission', () =>
    given(response)(started, submitted)
      .when(acknowledging({ acknowledgedOn: '2025-08-04' }))
      .thenRefused('The date of the acknowledgement must not be before the submission', 'acknowledgedOn'));
  it('is refused in the future', () =>
    given(response)(started, submitted)
      .when(acknowledging({ acknowledgedOn: '2025-08-13' }))
      .thenRefused('The date of the acknowledgement must be today or in the past', 'acknowledgedOn'));
  it('changes nothing when that receipt is recorded', () =>
    given(response)(started, submitted, acknowledged).when(acknowledging()).thenNothing());
  it('can happen again with another receipt', () =>
    given(response)(started, submitted, acknowledged)
      .when(acknowledging({ receipt: 'ref. 78' }))
      .then({ type: 'ResponseAcknowledged', data: { ...receipt, receipt: 'ref. 78' } }));
  it('is possible after the response was withdrawn', () =>
    given(response)(started, submitted, withdrawn).when(acknowledging()).then(acknowledged));
  it('is refused before the response was submitted', () =>
    given(response)(started).when(acknowledging()).thenRefused('This response has not been submitted yet'));
  it('is refused for a response that was never started', () =>
    given(response)(acknowledged).when(acknowledging()).thenRefused('There is no such response'));
});
