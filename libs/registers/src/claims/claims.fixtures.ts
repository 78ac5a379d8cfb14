import type { AskEvent } from '#asks';
import type { ClaimEvent } from '#claims';
import type { ConsultationEvent } from '#consultations';
import type { DecisionEvent } from '#decisions';
import type { EngagementEvent } from '#engagements';
import type { PolicyEvent } from '#policies';
import type { ResponseEvent } from '#responses';
import { projections } from '../projections.js';
import { idOf, RecordedLog, Tables } from '../testing.js';

/* An ask that was raised on record in March, adopted in November, and claimed: what the specs of claims vary. */

export const [policyId, askId, otherAskId, decisionId] = [idOf(1), idOf(2), idOf(3), idOf(4)];
export const [engagementId, consultationId, responseId, claimId] = [idOf(5), idOf(6), idOf(7), idOf(8)];
export const [authorId, verifierId] = [idOf(9), idOf(10)];
export const TODAY = '2026-02-01';

export type AnyEvent =
  AskEvent | ClaimEvent | ConsultationEvent | DecisionEvent | EngagementEvent | PolicyEvent | ResponseEvent;
type DataOf<Type extends AnyEvent['type']> = Extract<AnyEvent, { type: Type }>['data'];

export const registered: AnyEvent = {
  type: 'PolicyRegistered',
  data: {
    policyId,
    title: 'Front offices',
    departments: ['cabinet-office'],
    themes: ['shared-services'],
    nations: ['england'],
    stage: 'options',
    stageSince: '2025-01-01',
  },
};

export const proposed = (id = askId): AnyEvent => ({
  type: 'AskProposed',
  data: {
    askId: id,
    statement: 'Fund a help desk.',
    direction: 'fund',
    size: 'small',
    policyIds: [policyId],
    themes: [],
  },
});

/** A letter to the Cabinet Office of 3 March 2025, on file. */
export const engaged = (changes: Partial<DataOf<'EngagementLogged'>> = {}): AnyEvent => ({
  type: 'EngagementLogged',
  data: {
    engagementId,
    kind: 'letter',
    happenedOn: '2025-03-03',
    counterpart: { body: 'cabinet-office', role: 'deputy director' },
    initiatedBy: 'council',
    policyIds: [policyId],
    asksRaised: [askId],
    organisationIds: [],
    summary: 'A letter about front offices.',
    record: { title: 'Letter on file' },
    inConfidence: false,
    ...changes,
  },
});

/** A response on a consultation of these departments, sent on 5 April 2025. */
export const responded = (departments: string[]): AnyEvent[] => [
  {
    type: 'ConsultationLogged',
    data: {
      consultationId,
      title: 'One front door',
      kind: 'consultation',
      departments,
      policyIds: [policyId],
      themes: [],
      nations: [],
    },
  },
  { type: 'ResponseStarted', data: { responseId, consultationId, leadPersonId: authorId } },
  {
    type: 'ResponseSubmitted',
    data: {
      responseId,
      consultationId,
      submittedAt: '2025-04-05T12:00:00Z',
      channel: 'e-mail',
      asksRaised: [askId],
      organisationIds: [],
      document: { fileName: 'response.pdf', mediaType: 'application/pdf', bytes: 1, sha256: 'a'.repeat(64) },
    },
  },
];

export const decided = (changes: Partial<DataOf<'DecisionRecorded'>> = {}): AnyEvent => ({
  type: 'DecisionRecorded',
  data: {
    decisionId,
    title: 'Response on front offices',
    decidedOn: '2025-11-20',
    kind: 'consultation_outcome',
    departments: ['cabinet-office'],
    policyIds: [policyId],
    reference: { title: 'The response' },
    ...changes,
  },
});

export const answered = (id = askId): AnyEvent => ({
  type: 'AskAnswered',
  data: { askId: id, decisionId, answer: 'adopted', answeredOn: '2025-11-20' },
});

export const raised = (changes: Partial<DataOf<'ClaimRaised'>> = {}): AnyEvent => ({
  type: 'ClaimRaised',
  data: {
    claimId,
    askId,
    decisionId,
    statement: 'The decision takes up what the council asked for.',
    contribution: 'contributory',
    authorId,
    ...changes,
  },
});

export const evidence = (
  test: DataOf<'ClaimEvidenceAttached'>['test'] = 'smoking_gun',
  evidenceId = idOf(20),
): AnyEvent => ({
  type: 'ClaimEvidenceAttached',
  data: { claimId, evidenceId, test, description: 'Paragraph 14 has our words.', dated: '2025-11-20' },
});

export const verified = (grade: DataOf<'ClaimVerified'>['grade']): AnyEvent => ({
  type: 'ClaimVerified',
  data: { claimId, verifierId, grade },
});

export const struckOutEngagement: AnyEvent = {
  type: 'EngagementStruckOut',
  data: { engagementId, reason: 'It never was' },
};

/** Raised on record, adopted, and claimed. */
export const claimed: readonly AnyEvent[] = [registered, proposed(), engaged(), decided(), answered(), raised()];

const CATEGORIES = ['claim', 'engagement', 'response', 'consultation', 'ask', 'decision', 'policy'] as const;

/** Each event in the stream of its item. */
export const logOf = (events: readonly AnyEvent[]): RecordedLog => {
  const log = new RecordedLog();
  for (const event of events) {
    const category = CATEGORIES.find((name) => event.type.toLowerCase().startsWith(name))!;
    const data = event.data as unknown as Record<string, string>;
    log.add(`${category}-${data[`${category}Id`]}`, [event]);
  }
  return log;
};

/** The tables of all registers after these events. */
export const after = (...events: readonly AnyEvent[]) => Tables.built(projections, logOf(events).events).db;
