import { knowing } from '#vocabulary';
import type {
  ConsultationEvent,
  ConsultationLogged,
  ConsultationMilestoneSet,
  ConsultationTriaged,
  ConsultationOutcomePublished,
} from './consultation-events.js';

/** The consultations, and the present instant, that the specs of this library speak of. */
export const consultationId = '0196b7a0-0000-7000-8000-000000000201';
export const policyId = '0196b7a0-0000-7000-8000-000000000202';
export const otherPolicyId = '0196b7a0-0000-7000-8000-000000000203';
export const questionId = '0196b7a0-0000-7000-8000-000000000204';
export const personId = '0196b7a0-0000-7000-8000-000000000205';
export const unknownId = '0196b7a0-0000-7000-8000-0000000000ff';

export const policies = new Map([
  [policyId, { title: 'Data sharing standard' }],
  [otherPolicyId, { title: 'Shared front offices' }],
]);
export const known = knowing('2025-09-30T11:00:00Z', { policies });

export const details: ConsultationLogged = {
  consultationId,
  title: 'Data sharing standard: call for views',
  kind: 'call_for_evidence',
  summary: 'What a standard must hold.',
  departments: ['home-office', 'cabinet-office'],
  policyIds: [policyId],
  themes: ['data-sharing'],
  nations: ['england', 'wales'],
  opensOn: '2025-06-09',
  closesAt: '2025-08-29T23:59:00+01:00',
  source: { system: 'govuk', key: 'c0ffee', url: 'https://www.gov.uk/government/calls-for-evidence/data-sharing' },
  waysToRespond: { url: 'https://www.smartsurvey.co.uk/s/data', email: 'data@example.gov.uk' },
};

export const logged = (changes: Partial<ConsultationLogged> = {}): ConsultationEvent => ({
  type: 'ConsultationLogged',
  data: { ...details, ...changes },
});

/** Logged with neither an opening nor a closing date. */
export const openEnded: ConsultationEvent = logged({ opensOn: undefined, closesAt: undefined });

export const triaged = (changes: Partial<ConsultationTriaged> = {}): ConsultationEvent => ({
  type: 'ConsultationTriaged',
  data: { consultationId, decision: 'contribute', reason: 'Members hold the evidence', ...changes },
});

export const milestoneSet = (changes: Partial<ConsultationMilestoneSet> = {}): ConsultationEvent => ({
  type: 'ConsultationMilestoneSet',
  data: { consultationId, milestone: 'draft', on: '2025-08-12', reason: 'The drafter is away', ...changes },
});

export const moved = (closesAt: string, publishedOn: string): ConsultationEvent => ({
  type: 'ConsultationDeadlineMoved',
  data: { consultationId, closesAt, publishedOn },
});

export const outcome = (changes: Partial<ConsultationOutcomePublished> = {}): ConsultationEvent => ({
  type: 'ConsultationOutcomePublished',
  data: {
    consultationId,
    publishedOn: '2025-09-15',
    summary: 'The standard will be mandatory.',
    reference: { title: 'Government response', url: 'https://www.gov.uk/response' },
    ...changes,
  },
});

export const withdrawn: ConsultationEvent = {
  type: 'ConsultationWithdrawn',
  data: { consultationId, withdrawnOn: '2025-09-20', explanation: 'To be consulted on again' },
};

export const lapsed: ConsultationEvent = {
  type: 'ConsultationLapsed',
  data: { consultationId, lapsedOn: '2025-09-01', reason: 'Nobody was free to draft' },
};
