import { given } from '#event-store';
import { response, SubmitResponse, submitResponse, type ResponseSubmitted } from '#responses';
import {
  approved,
  drafted,
  known,
  lapsed,
  otherConsultation,
  returned,
  started,
  submission,
  submitted,
  unknownId,
  withdrawn,
  withdrawnAsk,
  workedOn,
} from './response.fixtures.js';

const submitting = (changes: Partial<ResponseSubmitted> = {}) =>
  submitResponse(new SubmitResponse({ ...submission, ...changes }, known));
const changed = (changes: Partial<ResponseSubmitted>) => ({
  type: 'ResponseSubmitted' as const,
  data: { ...submission, ...changes },
});

describe('Submitting a response', () => {
  it('records one that was written elsewhere: when, how, which words and which asks', () =>
    given(response)(started).when(submitting()).then(submitted));
  it('records one that was drafted here and approved', () =>
    given(response)(started, drafted, ...workedOn, approved)
      .when(submitting())
      .then(submitted));
  it('is refused while a draft is not approved', () =>
    given(response)(started, drafted, ...workedOn)
      .when(submitting())
      .thenRefused('A response that is drafted here is submitted only when approved'));
  it('is refused when it went back to drafting after approval', () =>
    given(response)(started, drafted, approved, returned)
      .when(submitting())
      .thenRefused('submitted only when approved'));
  it('is refused when an answer was drafted anew after approval', () =>
    given(response)(started, drafted, approved, drafted)
      .when(submitting())
      .thenRefused('submitted only when approved'));

  it('changes nothing when it was submitted so', () =>
    given(response)(started, submitted).when(submitting()).thenNothing());
  it('is refused in other words once it was submitted', () =>
    given(response)(started, submitted)
      .when(submitting({ channel: 'e-mail' }))
      .thenRefused('This response was submitted and its words never change: start a new one as an addendum'));
  it('is refused once it was withdrawn', () =>
    given(response)(started, withdrawn).when(submitting()).thenRefused('This response was withdrawn'));
  it('is possible late, after it lapsed', () => given(response)(started, lapsed).when(submitting()).then(submitted));
  it('is refused for a response that was never started', () =>
    given(response)(submitted, drafted).when(submitting()).thenRefused('There is no such response'));

  it('is refused for another consultation than it was started for', () =>
    given(response)(started)
      .when(submitting({ consultationId: otherConsultation }))
      .thenRefused('This response was started for another consultation', 'consultationId'));
  it('may have happened this very moment, whatever the offset', () =>
    given(response)(started)
      .when(submitting({ submittedAt: '2025-08-12T10:30:00+01:00' }))
      .then(changed({ submittedAt: '2025-08-12T10:30:00+01:00' })));
  it('is refused a minute from now', () =>
    given(response)(started)
      .when(submitting({ submittedAt: '2025-08-12T09:31:00Z' }))
      .thenRefused('The time of submission must not be in the future', 'submittedAt'));
  it('is refused with an empty document', () =>
    given(response)(started)
      .when(submitting({ document: { ...submission.document, bytes: 0 } }))
      .thenRefused('The document that was sent must not be empty', 'document'));
  it('is refused for an ask that was withdrawn', () =>
    given(response)(started)
      .when(submitting({ asksRaised: [withdrawnAsk] }))
      .thenRefused('The ask “Drop the fee.” was withdrawn', 'asksRaised'));
  it('is refused for an ask the tracker does not hold', () =>
    given(response)(started)
      .when(submitting({ asksRaised: [unknownId] }))
      .thenRefused(`There is no ask ${unknownId}`, 'asksRaised'));
  it('is refused for an organisation the tracker does not hold', () =>
    given(response)(started)
      .when(submitting({ organisationIds: [unknownId] }))
      .thenRefused(`There is no organisation ${unknownId}`, 'organisationIds'));
});
