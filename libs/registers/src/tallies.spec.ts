import * as fc from 'fast-check';
import type { Database } from 'better-sqlite3';
import { ANSWERS, ASK_SIZES, type AskEvent } from '#asks';
import type { ConsultationEvent } from '#consultations';
import { DECISION_KINDS, type DecisionEvent } from '#decisions';
import { ENGAGEMENT_KINDS, type EngagementEvent } from '#engagements';
import { NarrowedConnection } from '#read-models';
import type { ResponseEvent } from '#responses';
import { listAsks } from './asks/list-asks.js';
import { listDecisions } from './decisions/list-decisions.js';
import { listEngagements } from './engagements/list-engagements.js';
import { homeDesk } from './home/home-lists.js';
import { projections } from './projections.js';
import { listResponses } from './responses/list-responses.js';
import { sightOf } from './sight/sight.js';
import { Tables } from './testing.js';
import { ASK, CONSULTATION, DECISION, ENGAGEMENT, NOW, ORGANISATION, POLICY, RESPONSE, TODAY } from './testing-ids.js';
import { record } from './testing-record.js';

type Happening = AskEvent | ConsultationEvent | DecisionEvent | EngagementEvent | ResponseEvent;

const reason = 'Said so';
const one = (ids: Readonly<Record<string, string>>) => fc.constantFrom(...Object.values(ids));
const some = (ids: Readonly<Record<string, string>>) => fc.subarray(Object.values(ids));
const day = fc.constantFrom('2025-01-05', '2025-06-30', '2025-12-01', '2026-02-20');
const happens = (type: Happening['type'], data: Record<string, fc.Arbitrary<unknown>>, optional: string[] = []) =>
  fc
    .record(data, { requiredKeys: Object.keys(data).filter((field) => !optional.includes(field)) })
    .map((fields) => ({ type, data: { ...fields, reason } }) as Happening);

const happening = fc.oneof(
  happens('EngagementStruckOut', { engagementId: one(ENGAGEMENT) }),
  happens(
    'EngagementCorrected',
    {
      engagementId: one(ENGAGEMENT),
      kind: fc.constantFrom(...ENGAGEMENT_KINDS),
      happenedOn: day,
      counterpart: fc.record({ body: fc.constantFrom('hm-treasury', 'home-office') }),
      policyIds: some(POLICY),
      consultationId: fc.option(one(CONSULTATION)),
      asksRaised: some(ASK),
      organisationIds: some(ORGANISATION),
      inConfidence: fc.boolean(),
    },
    [
      'kind',
      'happenedOn',
      'counterpart',
      'policyIds',
      'consultationId',
      'asksRaised',
      'organisationIds',
      'inConfidence',
    ],
  ),
  happens('ConsultationDetailsCorrected', { consultationId: one(CONSULTATION), policyIds: some(POLICY) }),
  happens(
    'AskDetailsCorrected',
    {
      askId: one(ASK),
      policyIds: some(POLICY),
      size: fc.constantFrom(...ASK_SIZES),
      themes: fc.subarray(['cyber', 'green-it', 'shared-services']),
    },
    ['policyIds', 'size', 'themes'],
  ),
  happens('AskAnswered', {
    askId: one(ASK),
    decisionId: one(DECISION),
    answer: fc.constantFrom(...ANSWERS),
    answeredOn: day,
  }),
  happens('AskAnswerStruckOut', { askId: one(ASK), decisionId: one(DECISION), answeredOn: day }),
  happens('AskMerged', { askId: one(ASK), intoAskId: one(ASK) }),
  happens('AskWithdrawn', { askId: one(ASK), withdrawnOn: day }),
  happens(
    'DecisionCorrected',
    {
      decisionId: one(DECISION),
      kind: fc.constantFrom(...DECISION_KINDS),
      decidedOn: day,
      policyIds: some(POLICY),
      departments: fc.subarray(['hm-treasury', 'home-office']),
    },
    ['kind', 'decidedOn', 'policyIds', 'departments'],
  ),
  happens('DecisionStruckOut', { decisionId: one(DECISION) }),
  happens('ResponseWithdrawn', { responseId: one(RESPONSE) }),
  happens('ResponseSubmitted', {
    responseId: one(RESPONSE),
    consultationId: one(CONSULTATION),
    submittedAt: day.map((date) => `${date}T12:00:00Z`),
    channel: fc.constant('online form'),
    asksRaised: some(ASK),
    organisationIds: some(ORGANISATION),
    document: fc.constant({ fileName: 'a.pdf', mediaType: 'application/pdf', bytes: 4, sha256: 'a'.repeat(64) }),
  }),
);

/** The record of the specs, and whatever else may happen to what is in it. */
const histories = fc.array(happening, { maxLength: 25 }).map((events) => {
  const log = record();
  const merged = new Set<string>([ASK.same]);
  for (const event of events) {
    const [[field, id]] = Object.entries(event.data) as [[string, string]];
    if (event.type === 'AskMerged') {
      // what was merged cannot be merged again, nor into itself
      if (merged.has(id) || id === event.data.intoAskId) continue;
      merged.add(id);
    }
    log.add(`${field.replace(/Id$/, '')}-${id}`, [event]);
  }
  return log.events;
});

const asked = (db: Database) => {
  const { awaitingAnswer, answersToRecord, rechecksDue } = homeDesk(db, NOW, 3);
  return {
    registers: [
      listAsks(db, { today: TODAY }),
      listAsks(db, { today: TODAY, state: 'awaiting' }),
      listDecisions(db, {}),
      listDecisions(db, { struckOut: true }),
      listEngagements(db, {}),
      listEngagements(db, { struckOut: true }),
      listResponses(db, {}),
    ].map(({ facets, total }) => ({ facets, total })),
    desk: [awaitingAnswer, answersToRecord, rechecksDue],
  };
};

describe('What is kept of all rows', () => {
  it('says what somebody finds who counts them all', () =>
    fc.assert(
      fc.property(histories, (events) => {
        const { db } = Tables.built(projections, events);
        const kept = asked(db);
        new NarrowedConnection(db, sightOf({ personId: '', confidant: true, today: TODAY })).withhold([]);
        expect(db.prepare('SELECT 1 FROM kept_asks_awaiting').all()).toEqual([]);
        expect(asked(db)).toEqual(kept);
      }),
      { numRuns: 100 },
    ));

  it('is the same after a build and event by event', () =>
    fc.assert(
      fc.property(histories, (events) => {
        expect(Tables.followed(projections, events).everything()).toEqual(
          Tables.built(projections, events).everything(),
        );
      }),
      { numRuns: 100 },
    ));
});
