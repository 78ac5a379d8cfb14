import { responseEvents as events } from '#responses';
import { faultsIn, fieldsOf } from '#vocabulary';
import {
  consultationId,
  contributionId,
  openAsk,
  organisationId,
  personId,
  questionId,
  responseId,
  submission,
} from './response.fixtures.js';

const reason = 'Said so';
const round = 1;
const answers = [{ questionId, sha256: submission.document.sha256, stance: 'agree' as const }];

describe('The events of a response', () => {
  it('ResponseStarted', () =>
    expect(
      fieldsOf(events.ResponseStarted, { responseId, consultationId, jointWith: ['Socitm'], leadPersonId: personId }),
    ).toBe('responseId, consultationId, jointWith?, leadPersonId'));
  it('AnswerDrafted', () =>
    expect(
      fieldsOf(events.AnswerDrafted, {
        responseId,
        questionId,
        stance: 'no_view',
        text: '',
        askId: openAsk,
        baseVersion: 0,
      }),
    ).toBe('responseId, questionId, stance, text, askId?, baseVersion'));
  it('QuestionAssigned', () =>
    expect(
      fieldsOf(events.QuestionAssigned, { responseId, questionId, authorId: personId, reviewerId: personId }),
    ).toBe('responseId, questionId, authorId?, reviewerId?'));
  it('AnswerLocked and AnswerUnlocked', () => {
    expect(fieldsOf(events.AnswerLocked, { responseId, questionId, version: 2 })).toBe(
      'responseId, questionId, version',
    );
    expect(fieldsOf(events.AnswerUnlocked, { responseId, questionId, reason })).toBe('responseId, questionId, reason');
  });
  it('ContributionOffered', () =>
    expect(
      fieldsOf(events.ContributionOffered, {
        responseId,
        contributionId,
        questionId,
        organisationId,
        kind: 'suggestion',
        text: 'always',
        replaces: { from: 3, to: 8, quote: 'never' },
      }),
    ).toBe('responseId, contributionId, questionId, organisationId, kind, text, replaces?'));
  it('ContributionRuled', () =>
    expect(
      fieldsOf(events.ContributionRuled, {
        responseId,
        contributionId,
        ruling: 'merged',
        reason,
        mergedInto: contributionId,
      }),
    ).toBe('responseId, contributionId, ruling, reason, mergedInto?'));
  it('RulingAccepted and RulingDisputed', () => {
    const whole = { responseId, contributionId, comment: 'Thank you' };
    expect(fieldsOf(events.RulingAccepted, whole)).toBe('responseId, contributionId, comment?');
    expect(fieldsOf(events.RulingDisputed, whole)).toBe('responseId, contributionId, comment?');
  });
  it('ContributionWithdrawn', () =>
    expect(fieldsOf(events.ContributionWithdrawn, { responseId, contributionId })).toBe('responseId, contributionId'));
  it('SignOffOpened', () =>
    expect(
      fieldsOf(events.SignOffOpened, {
        responseId,
        round,
        closesAt: '2025-07-28T16:00:00Z',
        quorumPercent: 50,
        roster: [organisationId],
        answers,
      }),
    ).toBe('responseId, round, closesAt, quorumPercent, roster, answers'));
  it('PositionTaken', () =>
    expect(
      fieldsOf(events.PositionTaken, {
        responseId,
        round,
        organisationId,
        position: 'block',
        reason,
        capacity: 'committee_approved',
        onBehalfOf: { organisationId, how: 'By e-mail of 3 July' },
        answers,
      }),
    ).toBe('responseId, round, organisationId, position, reason?, capacity, onBehalfOf?, answers'));
  it('MinorityStatementFiled', () =>
    expect(fieldsOf(events.MinorityStatementFiled, { responseId, organisationId, text: 'We differ.' })).toBe(
      'responseId, organisationId, text',
    ));
  it('SignOffClosed', () =>
    expect(fieldsOf(events.SignOffClosed, { responseId, round, consensus: 'divergence', reason })).toBe(
      'responseId, round, consensus, reason?',
    ));
  it('ResponseApproved', () =>
    expect(fieldsOf(events.ResponseApproved, { responseId, round, approvedOn: '2025-08-01' })).toBe(
      'responseId, round, approvedOn',
    ));
  it('ResponseReturnedToDraft, ResponseWithdrawn and ResponseLapsed', () => {
    for (const shape of [events.ResponseReturnedToDraft, events.ResponseWithdrawn, events.ResponseLapsed])
      expect(fieldsOf(shape, { responseId, reason })).toBe('responseId, reason');
  });
  it('ResponseSubmitted', () =>
    expect(fieldsOf(events.ResponseSubmitted, { ...submission, receipt: 'ANON-1' })).toBe(
      'responseId, consultationId, submittedAt, channel, receipt?, asksRaised, organisationIds, document',
    ));
  it('ResponseAcknowledged', () =>
    expect(fieldsOf(events.ResponseAcknowledged, { responseId, acknowledgedOn: '2025-08-05', receipt: 'ANON-1' })).toBe(
      'responseId, acknowledgedOn, receipt',
    ));
  it('ResponsePublished', () =>
    expect(
      fieldsOf(events.ResponsePublished, { responseId, publishedOn: '2025-08-05', url: 'https://lgcc.example' }),
    ).toBe('responseId, publishedOn, url'));
  it('ResponseHandlingChanged', () =>
    expect(fieldsOf(events.ResponseHandlingChanged, { responseId, handling: { marking: 'official' }, reason })).toBe(
      'responseId, handling, reason',
    ));

  it('take the words of the contract only, and name every field that is wrong', () => {
    const document = { fileName: 'a.pdf', mediaType: 'application/pdf', bytes: 1.5, sha256: 'ABC' };
    expect(
      faultsIn(events.ResponseSubmitted, { ...submission, submittedAt: '2025-08-04 22:30', document }).map(
        ({ field }) => field,
      ),
    ).toEqual(['submittedAt', 'document.bytes', 'document.sha256']);
    expect(
      faultsIn(events.PositionTaken, {
        responseId,
        round: 0,
        organisationId,
        position: 'yes',
        capacity: 'personal',
        answers: [{ questionId }],
      }).map(({ field }) => field),
    ).toEqual(['round', 'answers.0.sha256']);
  });
});
