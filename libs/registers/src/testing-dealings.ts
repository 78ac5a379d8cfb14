/* What the council asked, how it made itself heard, and what was decided, in the record of the specs. */
import type { AskEvent } from '#asks';
import type { DecisionEvent } from '#decisions';
import type { EngagementEvent } from '#engagements';
import type { ResponseEvent } from '#responses';
import type { RecordedLog } from './testing.js';
import { ASK, CONSULTATION, DECISION, ENGAGEMENT, ORGANISATION, PERSON, POLICY, RESPONSE } from './testing-ids.js';

const proposed = (askId: string, statement: string, policyId: string, proposedBy?: string): AskEvent => ({
  type: 'AskProposed',
  data: {
    askId,
    statement,
    direction: 'change',
    size: 'medium',
    policyIds: [policyId],
    themes: ['shared-services'],
    ...(proposedBy && { proposedBy }),
  },
});

export const asks = (log: RecordedLog) =>
  log
    .add<AskEvent>(`ask-${ASK.purpose}`, [
      proposed(ASK.purpose, 'Judge an office by its purpose.', POLICY.offices, ORGANISATION.kent),
      { type: 'AskAgreed', data: { askId: ASK.purpose, agreedOn: '2025-01-20' } },
    ])
    .add<AskEvent>(`ask-${ASK.same}`, [proposed(ASK.same, 'Look at the purpose.', POLICY.offices)])
    .add<AskEvent>(`ask-${ASK.consent}`, [proposed(ASK.consent, 'Ask for consent once.', POLICY.identity)])
    .add<AskEvent>(`ask-${ASK.pilot}`, [proposed(ASK.pilot, 'Fund a pilot in two counties.', POLICY.identity)])
    .add<AskEvent>(`ask-${ASK.dropped}`, [
      proposed(ASK.dropped, 'Wait a year.', POLICY.offices),
      { type: 'AskWithdrawn', data: { askId: ASK.dropped, withdrawnOn: '2025-12-01', reason: 'The year is over' } },
    ]);

type Met = Extract<EngagementEvent, { type: 'EngagementLogged' }>['data'];
const met = (engagementId: string, more: Partial<Met> & Pick<Met, 'happenedOn' | 'summary'>): EngagementEvent => ({
  type: 'EngagementLogged',
  data: {
    engagementId,
    kind: 'official_meeting',
    counterpart: { body: 'cabinet-office', role: 'policy lead' },
    initiatedBy: 'council',
    policyIds: [POLICY.offices],
    asksRaised: [],
    organisationIds: [ORGANISATION.kent],
    inConfidence: false,
    ...more,
  },
});

export const engagements = (log: RecordedLog) => {
  const { letter, meeting, wrong, quiet } = ENGAGEMENT;
  return log
    .add<EngagementEvent>(`engagement-${letter}`, [
      met(letter, {
        kind: 'letter',
        happenedOn: '2025-01-02',
        summary: 'A letter on purpose.',
        asksRaised: [ASK.same],
        organisationIds: [ORGANISATION.leeds],
        record: { title: 'Letter of 2 January' },
      }),
    ])
    .add<EngagementEvent>(`engagement-${meeting}`, [
      met(meeting, {
        happenedOn: '2025-03-18',
        summary: 'We went through the options paper.',
        asksRaised: [ASK.purpose],
      }),
    ])
    .add<EngagementEvent>(`engagement-${wrong}`, [
      met(wrong, { happenedOn: '2025-02-02', summary: 'Another body’s letter.', asksRaised: [ASK.purpose] }),
      { type: 'EngagementStruckOut', data: { engagementId: wrong, reason: 'Not ours' } },
    ])
    .add<EngagementEvent>(`engagement-${quiet}`, [
      met(quiet, {
        kind: 'draft_comment',
        happenedOn: '2026-01-20',
        counterpart: { body: 'department-for-science-innovation-and-technology' },
        initiatedBy: 'government',
        level: 'involve',
        policyIds: [],
        consultationId: CONSULTATION.closed,
        asksRaised: [ASK.consent],
        summary: 'Words on a draft.',
        inConfidence: true,
      }),
    ]);
};

const sent = (
  responseId: string,
  consultationId: string,
  submittedAt: string,
  asksRaised: string[],
): ResponseEvent[] => [
  { type: 'ResponseStarted', data: { responseId, consultationId, leadPersonId: PERSON } },
  {
    type: 'ResponseSubmitted',
    data: {
      responseId,
      consultationId,
      submittedAt,
      channel: 'online form',
      asksRaised,
      organisationIds: [ORGANISATION.kent, ORGANISATION.leeds],
      document: { fileName: 'response.pdf', mediaType: 'application/pdf', bytes: 4, sha256: 'a'.repeat(64) },
    },
  },
];

export const responses = (log: RecordedLog) => {
  const { offices, identity, begun } = RESPONSE;
  return log
    .add<ResponseEvent>(`response-${offices}`, [
      ...sent(offices, CONSULTATION.answered, '2025-08-20T10:00:00Z', [ASK.purpose]),
      {
        type: 'ResponsePublished',
        data: { responseId: offices, publishedOn: '2025-09-01', url: 'https://example.org/offices' },
      },
    ])
    .add<ResponseEvent>(
      `response-${identity}`,
      sent(identity, CONSULTATION.closed, '2026-01-28T10:00:00Z', [ASK.consent]),
    )
    .add<ResponseEvent>(`response-${begun}`, [
      {
        type: 'ResponseStarted',
        data: { responseId: begun, consultationId: CONSULTATION.open, jointWith: ['Socitm'], leadPersonId: PERSON },
      },
    ]);
};

const decided = (
  decisionId: string,
  title: string,
  decidedOn: string,
  policyId: string,
  department: string,
): DecisionEvent => ({
  type: 'DecisionRecorded',
  data: {
    decisionId,
    title,
    decidedOn,
    kind: 'statement',
    departments: [department],
    policyIds: [policyId],
    reference: { title },
  },
});

export const decisions = (log: RecordedLog) => {
  const { offices, identity, leaked } = DECISION;
  return log
    .add<DecisionEvent>(`decision-${offices}`, [
      decided(offices, 'Response on front offices', '2025-11-20', POLICY.offices, 'cabinet-office'),
      {
        type: 'DecisionCorrected',
        data: {
          decisionId: offices,
          kind: 'consultation_outcome',
          consultationId: CONSULTATION.answered,
          reason: 'It answers the call',
        },
      },
    ])
    .add<DecisionEvent>(`decision-${identity}`, [
      decided(
        identity,
        'Statement on identity',
        '2026-02-10',
        POLICY.identity,
        'department-for-science-innovation-and-technology',
      ),
    ])
    .add<DecisionEvent>(`decision-${leaked}`, [
      decided(leaked, 'A leaked draft', '2026-02-15', POLICY.identity, 'cabinet-office'),
      { type: 'DecisionStruckOut', data: { decisionId: leaked, reason: 'A draft is no decision' } },
    ])
    .add<AskEvent>(`ask-${ASK.purpose}`, [
      {
        type: 'AskAnswered',
        data: {
          askId: ASK.purpose,
          decisionId: offices,
          answer: 'adopted',
          answeredOn: '2025-11-20',
          reference: { title: 'Paragraph 14' },
        },
      },
      { type: 'AskDeliveryReported', data: { askId: ASK.purpose, delivery: 'under_way', asOf: '2026-02-01' } },
    ])
    .add<AskEvent>(`ask-${ASK.same}`, [
      { type: 'AskMerged', data: { askId: ASK.same, intoAskId: ASK.purpose, reason: 'The same wish' } },
    ]);
};
