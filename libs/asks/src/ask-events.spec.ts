import { askEvents as events } from '#asks';
import { faultsIn, fieldsOf } from '#vocabulary';
import { answer, askId, decisionId, details, meetingId, organisationId, otherAsk, policyId } from './ask.fixtures.js';

const reason = 'Said so';
const reference = { title: 'Government response', url: 'https://www.gov.uk/x', quotation: 'We will.' };

describe('The events of an ask', () => {
  it('AskProposed', () =>
    expect(fieldsOf(events.AskProposed, { ...details, proposedBy: organisationId })).toBe(
      'askId, statement, direction, size, policyIds, themes, proposedBy?',
    ));
  it('AskAgreed', () =>
    expect(fieldsOf(events.AskAgreed, { askId, agreedOn: '2025-03-04', meetingId })).toBe(
      'askId, agreedOn, meetingId?',
    ));
  it('AskReworded', () =>
    expect(fieldsOf(events.AskReworded, { askId, statement: 'Fund it.', reason })).toBe('askId, statement, reason'));
  it('AskDetailsCorrected', () =>
    expect(
      fieldsOf(events.AskDetailsCorrected, {
        askId,
        direction: 'fund',
        size: 'large',
        policyIds: [policyId],
        themes: ['green-it'],
        reason,
      }),
    ).toBe('askId, direction?, size?, policyIds?, themes?, reason'));
  it('AskAnswered', () =>
    expect(fieldsOf(events.AskAnswered, { ...answer, reference })).toBe(
      'askId, decisionId, answer, answeredOn, reference?',
    ));
  it('AskAnswerStruckOut', () =>
    expect(fieldsOf(events.AskAnswerStruckOut, { askId, decisionId, answeredOn: '2025-11-21', reason })).toBe(
      'askId, decisionId, answeredOn, reason',
    ));
  it('AskDeliveryReported', () =>
    expect(fieldsOf(events.AskDeliveryReported, { askId, delivery: 'not_due', asOf: '2025-11-21', reference })).toBe(
      'askId, delivery, asOf, reference?',
    ));
  it('AskMerged', () =>
    expect(fieldsOf(events.AskMerged, { askId, intoAskId: otherAsk, reason })).toBe('askId, intoAskId, reason'));
  it('AskWithdrawn', () =>
    expect(fieldsOf(events.AskWithdrawn, { askId, withdrawnOn: '2025-12-01', reason, correction: reason })).toBe(
      'askId, withdrawnOn, reason, correction?',
    ));
  it('AskHandlingChanged', () =>
    expect(fieldsOf(events.AskHandlingChanged, { askId, handling: { marking: 'official' }, reason })).toBe(
      'askId, handling, reason',
    ));

  it('take the words of the contract only, and name every field that is wrong', () =>
    expect(
      faultsIn(events.AskAnswered, {
        askId: 'ask-1',
        decisionId,
        answer: 'accepted',
        answeredOn: 'today',
        why: '',
      }).map(({ field }) => field),
    ).toEqual(['why', 'askId', 'answer', 'answeredOn']));
});
