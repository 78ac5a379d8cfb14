import { knowing } from '#vocabulary';
import type {
  AnswerDrafted,
  ContributionOffered,
  ContributionRuled,
  ResponseEvent,
  ResponseStarted,
  ResponseSubmitted,
} from './response-events.js';

/** The responses, and the rest of the tracker, that the specs of this library speak of. */
const id = (last: number) => `0196b7a0-0000-7000-8000-0000000000${last.toString(16).padStart(2, '0')}`;
export const responseId = id(1);
export const consultationId = id(2);
export const otherConsultation = id(3);
export const openAsk = id(4);
export const withdrawnAsk = id(5);
export const organisationId = id(6);
export const personId = id(7);
export const questionId = id(8);
export const contributionId = id(9);
export const unknownId = id(255);
const sha256 = 'a4d26868017c0ccffe2efe50944ef4211834660cca834c6e9f86dec6a88246fa';

export const known = knowing('2025-08-12T09:30:00Z', {
  consultations: new Map([
    [consultationId, { title: 'Shared front offices', withdrawn: false }],
    [otherConsultation, { title: 'Data standards', withdrawn: true }],
  ]),
  asks: new Map([
    [openAsk, { statement: 'Fund a help desk.', policyIds: [] }],
    [withdrawnAsk, { statement: 'Drop the fee.', policyIds: [], closed: 'withdrawn' as const }],
  ]),
  organisations: new Map([[organisationId, { name: 'Kent County Council' }]]),
});

export const start: ResponseStarted = { responseId, consultationId, jointWith: ['Socitm'], leadPersonId: personId };
export const started: ResponseEvent = { type: 'ResponseStarted', data: start };

/** Sent half an hour after midnight of 5 August, London time. */
export const submission: ResponseSubmitted = {
  responseId,
  consultationId,
  submittedAt: '2025-08-04T23:30:00Z',
  channel: 'online form',
  receipt: 'ANON-1234',
  asksRaised: [openAsk],
  organisationIds: [organisationId],
  document: { fileName: 'response.pdf', mediaType: 'application/pdf', bytes: 48213, sha256 },
};
export const submitted: ResponseEvent = { type: 'ResponseSubmitted', data: submission };

export const drafted: ResponseEvent = {
  type: 'AnswerDrafted',
  data: { responseId, questionId, stance: 'agree', text: 'We agree, if **purpose** comes first.', baseVersion: 0 },
};
export const approved: ResponseEvent = {
  type: 'ResponseApproved',
  data: { responseId, round: 1, approvedOn: '2025-08-01' },
};
export const returned: ResponseEvent = {
  type: 'ResponseReturnedToDraft',
  data: { responseId, reason: 'A question was added' },
};
export const withdrawn: ResponseEvent = {
  type: 'ResponseWithdrawn',
  data: { responseId, reason: 'It rested on a wrong figure' },
};
export const lapsed: ResponseEvent = { type: 'ResponseLapsed', data: { responseId, reason: 'Not sent by the close' } };

/** Drafting and signing off together, from the first contribution to the closed round. */
export const workedOn: ResponseEvent[] = [
  {
    type: 'ContributionOffered',
    data: { responseId, contributionId, questionId, organisationId, kind: 'evidence', text: 'Our figures.' },
  },
  {
    type: 'ContributionRuled',
    data: { responseId, contributionId, ruling: 'not_adopted', reason: 'From another year' },
  },
  { type: 'RulingDisputed', data: { responseId, contributionId, comment: 'They are of this year' } },
  { type: 'RulingAccepted', data: { responseId, contributionId } },
  { type: 'ContributionWithdrawn', data: { responseId, contributionId } },
  {
    type: 'SignOffOpened',
    data: {
      responseId,
      round: 1,
      closesAt: '2025-07-28T16:00:00Z',
      quorumPercent: 50,
      roster: [organisationId],
      answers: [{ questionId, sha256 }],
    },
  },
  {
    type: 'PositionTaken',
    data: {
      responseId,
      round: 1,
      organisationId,
      position: 'yes',
      capacity: 'personal',
      answers: [{ questionId, sha256 }],
    },
  },
  { type: 'MinorityStatementFiled', data: { responseId, organisationId, text: 'We would go further.' } },
  { type: 'SignOffClosed', data: { responseId, round: 1, consensus: 'consensus' } },
];

/** What a wish about drafting finds in the rest of the tracker. */
export const otherOrganisation = id(10);
export const otherQuestion = id(11);
export const otherContribution = id(12);
export const secondContribution = id(13);
export const knownInDrafting = {
  ...known,
  organisations: new Map([...known.organisations, [otherOrganisation, { name: 'Leeds City Council' }]]),
  questionIds: new Set([questionId, otherQuestion]),
};

/** An answer saved as its next version. */
export const draft = (changes: Partial<AnswerDrafted> = {}): ResponseEvent & { type: 'AnswerDrafted' } => ({
  type: 'AnswerDrafted',
  data: {
    responseId,
    questionId,
    stance: 'agree',
    text: 'We agree with the plan. It is good.',
    baseVersion: 0,
    ...changes,
  },
});

/** A suggestion of a member for the first words of that answer. */
export const suggestion: ContributionOffered = {
  responseId,
  contributionId,
  questionId,
  organisationId,
  kind: 'suggestion',
  text: 'Councils agree',
  replaces: { from: 0, to: 8, quote: 'We agree' },
};
export const offered: ResponseEvent = { type: 'ContributionOffered', data: suggestion };
export const ruled = (changes: Partial<ContributionRuled> = {}): ResponseEvent & { type: 'ContributionRuled' } => ({
  type: 'ContributionRuled',
  data: { responseId, contributionId, ruling: 'not_adopted', reason: 'Others said the opposite', ...changes },
});
