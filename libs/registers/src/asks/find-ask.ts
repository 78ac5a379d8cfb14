import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import type { Reference } from '#vocabulary';
import { mergedIn } from '../concerning.js';
import { decisionRows, type DecisionRow } from '../decisions/list-decisions.js';
import { RELATED_AT_MOST, type ItemRef, type Recorded } from '../listing.js';
import { raises } from '../raises.js';
import { all, first, ids, parsedOrNull } from '../sql.js';
import { askRows, type AskRow } from './list-asks.js';
import { rechecksOf, type Recheck } from './rechecks.js';

export interface AskAnswer extends Recorded {
  readonly decision: ItemRef;
  readonly answer: string;
  readonly answeredOn: string;
  readonly reference: Reference | null;
  /** the ask it was given to, when that was merged into this one later */
  readonly givenTo: ItemRef | null;
  /** why it counts no more: the answer or its decision was struck out */
  readonly struckOut: string | null;
}

export interface AskDelivery extends Recorded {
  readonly delivery: string;
  readonly asOf: string;
  readonly reference: Reference | null;
}

/** An engagement or a submitted response that raised the ask, or one merged into it. */
export interface AskRaise {
  readonly kind: 'engagement' | 'response';
  readonly id: string;
  /** the engagement's summary, or the title of the response's consultation */
  readonly title: string;
  readonly on: string;
  /** the policies of the ask that it concerned */
  readonly policies: readonly ItemRef[];
}

/** All that an ask's page shows. */
export interface AskDetail {
  readonly ask: AskRow & { readonly mergeReason: string | null; readonly withdrawnReason: string | null };
  /** the latest first */
  readonly answers: readonly AskAnswer[];
  readonly deliveries: readonly AskDelivery[];
  /** when it was and is to be looked at again, in order; none of an ask that was merged or withdrawn */
  readonly rechecks: readonly Recheck[];
  /** the earliest first */
  readonly raises: readonly AskRaise[];
  readonly mergedFrom: readonly ItemRef[];
  /** decisions on its policies that have not answered it: the latest 50 */
  readonly decisionsWithoutAnswer: readonly DecisionRow[];
}

/** One ask; undefined when there is none. `today` is a date. */
export class FindAsk extends Query<AskDetail | undefined> {
  constructor(
    readonly askId: string,
    readonly today: string,
  ) {
    super();
  }
}

function answersOf(db: Database, ask: AskRow): AskAnswer[] {
  const rows = all<Recorded & Stored>(
    db,
    `SELECT aa.decision_id AS decisionId, d.title AS decisionTitle, aa.answer, aa.answered_on AS answeredOn, aa.reference,
       aa.ask_id AS askId, g.statement, coalesce(aa.struck_out, d.struck_out) AS struckOut,
       aa.recorded_at AS recordedAt, aa.actor
     FROM ask_answers aa LEFT JOIN decisions d ON d.decision_id = aa.decision_id LEFT JOIN asks g ON g.ask_id = aa.ask_id
     WHERE aa.ask_id IN (SELECT ask_id FROM (${mergedIn('@ask')}))
     ORDER BY aa.answered_on DESC, aa.position DESC`,
    { ask: ask.askId },
  );
  return rows.map(({ decisionId, decisionTitle, askId, statement, reference, ...answer }) => ({
    ...answer,
    decision: { id: decisionId, title: decisionTitle ?? decisionId },
    reference: parsedOrNull<Reference>(reference),
    givenTo: askId === ask.askId ? null : { id: askId, title: statement ?? askId },
  }));
}

interface Stored {
  readonly decisionId: string;
  readonly decisionTitle: string | null;
  readonly answer: string;
  readonly answeredOn: string;
  readonly reference: string | null;
  readonly askId: string;
  readonly statement: string | null;
  readonly struckOut: string | null;
}

function deliveriesOf(db: Database, askId: string): AskDelivery[] {
  return all<Omit<AskDelivery, 'reference'> & { reference: string | null }>(
    db,
    `SELECT delivery, as_of AS asOf, reference, recorded_at AS recordedAt, actor FROM ask_deliveries
     WHERE ask_id IN (SELECT ask_id FROM (${mergedIn('@ask')})) ORDER BY as_of DESC, position DESC`,
    { ask: askId },
  ).map((row) => ({ ...row, reference: parsedOrNull(row.reference) }));
}

/** Every engaging that raised the ask, with the policies of the ask that it concerned: perhaps none. */
function raisesOf(db: Database, ask: AskRow): AskRaise[] {
  const rows = all<Omit<AskRaise, 'policies'>>(
    db,
    `SELECT 'engagement' AS kind, e.engagement_id AS id, e.summary AS title, e.happened_on AS "on"
     FROM (${mergedIn('@ask')}) m JOIN engagement_links l ON l.item_id = m.ask_id JOIN engagements e ON e.number = l.number
     UNION SELECT 'response', r.response_id, coalesce(c.title, r.consultation_id), r.submitted_on
     FROM (${mergedIn('@ask')}) m JOIN response_links l ON l.item_id = m.ask_id JOIN responses r ON r.number = l.number
     LEFT JOIN consultations c ON c.consultation_id = r.consultation_id ORDER BY "on", kind, id`,
    { ask: ask.askId },
  );
  const onPolicies = raises(db, { askIds: [ask.askId] });
  return rows.map((row) => ({
    ...row,
    policies: ask.policies
      .filter(({ id }) => onPolicies.some((raise) => raise.id === row.id && raise.policyId === id))
      .map(({ id, title }) => ({ id, title })),
  }));
}

/** One ask with all that its page shows. `today` is a date. */
export function findAsk(db: Database, askId: string, today: string): AskDetail | undefined {
  const [ask] = askRows(db, [askId], today);
  if (!ask) return undefined;
  const why = first<{ mergeReason: string | null; withdrawnReason: string | null }>(
    db,
    'SELECT merge_reason AS mergeReason, withdrawn_reason AS withdrawnReason FROM asks WHERE ask_id = ?',
    askId,
  )!;
  const unanswering = ids(
    db,
    `SELECT DISTINCT d.decision_id FROM (${mergedIn('@ask')}) m JOIN ask_policies ap ON ap.ask_id = m.ask_id
     JOIN decision_policies dp ON dp.policy_id = ap.policy_id JOIN decisions d ON d.decision_id = dp.decision_id
     WHERE d.struck_out IS NULL AND d.decision_id NOT IN
       (SELECT aa.decision_id FROM (${mergedIn('@ask')}) m JOIN ask_answers aa ON aa.ask_id = m.ask_id
        WHERE aa.struck_out IS NULL)
     ORDER BY d.decided_on DESC, d.number DESC LIMIT ${RELATED_AT_MOST}`,
    { ask: askId },
  );
  const answers = answersOf(db, ask);
  const deliveries = deliveriesOf(db, askId);
  const isClosed = ask.mergedInto !== null || ask.withdrawnOn !== null;
  return {
    ask: { ...ask, ...why },
    answers,
    deliveries,
    rechecks: isClosed
      ? []
      : rechecksOf(
          answers.filter(({ struckOut }) => struckOut === null),
          deliveries,
        ),
    raises: raisesOf(db, ask),
    mergedFrom: all<ItemRef>(
      db,
      `SELECT m.ask_id AS id, a.statement AS title FROM ask_merges m JOIN asks a ON a.ask_id = m.ask_id
       WHERE m.ends_in = ? ORDER BY a.number`,
      askId,
    ),
    decisionsWithoutAnswer: decisionRows(db, unanswering),
  };
}

@QueryHandler(FindAsk)
export class FindAskHandler implements IQueryHandler<FindAsk> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ askId, today }: FindAsk) {
    return findAsk(this.readModels.db, askId, today);
  }
}
