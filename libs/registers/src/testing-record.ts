/* A small record of everything, for the specs of the questions: two policies from first word to answer. */
import type { ConsultationEvent } from '#consultations';
import type { OrganisationEvent } from '#members';
import type { PolicyEvent } from '#policies';
import { idOf, RecordedLog } from './testing.js';
import { asks, decisions, engagements, responses } from './testing-dealings.js';
import { CONSULTATION, ORGANISATION, PERSON, POLICY } from './testing-ids.js';

const organisations = (log: RecordedLog) =>
  log
    .add<OrganisationEvent>(
      `organisation-${ORGANISATION.kent}`,
      [
        {
          type: 'OrganisationJoined',
          data: {
            organisationId: ORGANISATION.kent,
            name: 'Kent County Council',
            kind: 'county',
            nation: 'england',
            region: 'South East',
            joinedOn: '2024-11-04',
          },
        },
      ],
      '2025-01-02T09:00:00.000Z',
    )
    .add<OrganisationEvent>(`organisation-${ORGANISATION.leeds}`, [
      {
        type: 'OrganisationJoined',
        data: {
          organisationId: ORGANISATION.leeds,
          name: 'Leeds',
          kind: 'metropolitan',
          nation: 'england',
          joinedOn: '2024-11-04',
        },
      },
      {
        type: 'OrganisationRenamed',
        data: { organisationId: ORGANISATION.leeds, name: 'Leeds City Council', effectiveOn: '2025-04-01' },
      },
      { type: 'OrganisationLeft', data: { organisationId: ORGANISATION.leeds, leftOn: '2025-12-31' } },
    ]);

const stage = (policyId: string, to: 'options' | 'consultation' | 'decided', effectiveOn: string): PolicyEvent => ({
  type: 'PolicyStageChanged',
  data: { policyId, stage: to, effectiveOn },
});

const policies = (log: RecordedLog) =>
  log
    .add<PolicyEvent>(`policy-${POLICY.offices}`, [
      {
        type: 'PolicyRegistered',
        data: {
          policyId: POLICY.offices,
          title: 'Standard for shared front offices',
          summary: 'One door for the resident.',
          departments: ['cabinet-office'],
          themes: ['shared-services'],
          nations: ['england'],
          stage: 'scoping',
          stageSince: '2025-01-06',
          sourceUrl: 'https://www.gov.uk/shared-front-offices',
        },
      },
      stage(POLICY.offices, 'options', '2025-03-18'),
      stage(POLICY.offices, 'consultation', '2025-06-09'),
      stage(POLICY.offices, 'decided', '2025-11-20'),
    ])
    .add<PolicyEvent>(`policy-${POLICY.identity}`, [
      {
        type: 'PolicyRegistered',
        data: {
          policyId: POLICY.identity,
          title: 'Digital identity framework',
          departments: ['department-for-science-innovation-and-technology'],
          themes: ['data-sharing', 'shared-services'],
          nations: ['england', 'wales'],
          stage: 'signal',
          stageSince: '2025-09-01',
        },
      },
      {
        type: 'PolicyPaused',
        data: { policyId: POLICY.identity, effectiveOn: '2026-02-20', reason: 'A change of ministers' },
      },
    ]);

type Logged = Extract<ConsultationEvent, { type: 'ConsultationLogged' }>['data'];
const called = (consultationId: string, title: string, more: Partial<Logged>): ConsultationEvent => ({
  type: 'ConsultationLogged',
  data: {
    consultationId,
    title,
    kind: 'consultation',
    departments: [],
    policyIds: [],
    themes: [],
    nations: [],
    ...more,
  },
});

const consultations = (log: RecordedLog) => {
  const { answered, open, upcoming, closed, withdrawn } = CONSULTATION;
  return log
    .add<ConsultationEvent>(`consultation-${answered}`, [
      called(answered, 'Shared front offices: a consultation', {
        summary: 'How should front offices be shared?',
        departments: ['cabinet-office'],
        policyIds: [POLICY.offices],
        themes: ['shared-services'],
        nations: ['england'],
        opensOn: '2025-06-09',
        closesAt: '2025-08-29T23:59:00+01:00',
        source: { system: 'govuk', key: 'key-1', url: 'https://www.gov.uk/government/consultations/offices' },
        waysToRespond: { email: 'offices@example.gov.uk' },
      }),
      {
        type: 'ConsultationQuestionsListed',
        data: {
          consultationId: answered,
          questions: [
            { questionId: idOf(81), number: '1', text: 'Should residents have one telephone number?', kind: 'open' },
          ],
        },
      },
      {
        type: 'ConsultationTriaged',
        data: { consultationId: answered, decision: 'lead', reason: 'Ours', leadPersonId: PERSON },
      },
      {
        type: 'ConsultationDeadlineMoved',
        data: {
          consultationId: answered,
          closesAt: '2025-09-12T23:59:00+01:00',
          publishedOn: '2025-07-18',
          reason: 'Requests for more time',
        },
      },
      {
        type: 'ConsultationFeedbackPublished',
        data: { consultationId: answered, publishedOn: '2025-10-10', reference: { title: 'What people said' } },
      },
      {
        type: 'ConsultationOutcomePublished',
        data: { consultationId: answered, publishedOn: '2025-11-20', reference: { title: 'Government response' } },
      },
    ])
    .add<ConsultationEvent>(`consultation-${open}`, [
      called(open, 'Identity checks for officers', {
        departments: ['department-for-science-innovation-and-technology', 'cabinet-office'],
        policyIds: [POLICY.identity],
        themes: ['data-sharing'],
        nations: ['england', 'wales'],
        opensOn: '2026-02-20',
        closesAt: '2026-03-12T17:00:00Z',
      }),
    ])
    .add<ConsultationEvent>(`consultation-${upcoming}`, [
      called(upcoming, 'Green hosting: call for evidence', {
        kind: 'call_for_evidence',
        departments: ['department-for-energy-security-and-net-zero'],
        opensOn: '2026-04-01',
        closesAt: '2026-05-01T00:00:00+01:00',
      }),
    ])
    .add<ConsultationEvent>(`consultation-${closed}`, [
      called(closed, 'Wallets and residents', {
        departments: ['department-for-science-innovation-and-technology'],
        policyIds: [POLICY.identity],
        nations: ['england'],
        opensOn: '2025-11-03',
        closesAt: '2026-01-30T17:00:00Z',
      }),
      { type: 'ConsultationTriaged', data: { consultationId: closed, decision: 'contribute', reason: 'Worth a word' } },
    ])
    .add<ConsultationEvent>(`consultation-${withdrawn}`, [
      called(withdrawn, 'Telephony', { opensOn: '2025-10-01' }),
      {
        type: 'ConsultationWithdrawn',
        data: { consultationId: withdrawn, withdrawnOn: '2025-12-15', explanation: 'To be consulted on again' },
      },
    ]);
};

/** The whole record, as a log holds it. */
export function record(): RecordedLog {
  const log = new RecordedLog();
  for (const add of [organisations, policies, consultations, asks, engagements, responses, decisions]) add(log);
  return log;
}
