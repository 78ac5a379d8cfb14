import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import type { Reference } from '#vocabulary';
import { askRows, type AskRow } from '../asks/list-asks.js';
import { firstRaisedOn } from '../concerning.js';
import type { ItemRef, Recorded } from '../listing.js';
import { all, ids, parsedOrNull } from '../sql.js';
import { decisionRows, type DecisionRow } from './list-decisions.js';

export interface DecisionAnswer extends Recorded {
  readonly ask: ItemRef;
  readonly answer: string;
  readonly answeredOn: string;
  readonly reference: Reference | null;
  readonly struckOut: string | null;
}

/** All that a decision's page shows. */
export interface DecisionDetail {
  readonly decision: DecisionRow;
  readonly answers: readonly DecisionAnswer[];
  /** the asks of its policies that have no answer: those that were raised first, the longest waiting before */
  readonly openAsks: readonly AskRow[];
}

/** One decision, struck out or not; undefined when there is none. `today` is a date. */
export class FindDecision extends Query<DecisionDetail | undefined> {
  constructor(
    readonly decisionId: string,
    readonly today: string,
  ) {
    super();
  }
}

/** One decision with all that its page shows. `today` is a date. */
export function findDecision(db: Database, decisionId: string, today: string): DecisionDetail | undefined {
  const [decision] = decisionRows(db, [decisionId]);
  if (!decision) return undefined;
  const answers = all<
    Omit<DecisionAnswer, 'ask' | 'reference'> & { id: string; title: string | null; reference: string | null }
  >(
    db,
    `SELECT aa.ask_id AS id, a.statement AS title, aa.answer, aa.answered_on AS answeredOn, aa.reference,
       aa.struck_out AS struckOut, aa.recorded_at AS recordedAt, aa.actor
     FROM ask_answers aa LEFT JOIN asks a ON a.ask_id = aa.ask_id WHERE aa.decision_id = ? ORDER BY aa.position`,
    decisionId,
  );
  const open = ids(
    db,
    `SELECT DISTINCT a.ask_id FROM decision_policies dp JOIN ask_policies ap ON ap.policy_id = dp.policy_id
     JOIN asks m ON m.ask_id = ap.ask_id JOIN asks a ON a.ask_id = m.ends_in
     WHERE dp.decision_id = ? AND a.answer IS NULL AND a.withdrawn_on IS NULL
     ORDER BY coalesce(${firstRaisedOn('a.ask_id')}, '9999'), a.number`,
    decisionId,
  );
  return {
    decision,
    answers: answers.map(({ id, title, reference, ...answer }) => ({
      ...answer,
      ask: { id, title: title ?? id },
      reference: parsedOrNull<Reference>(reference),
    })),
    openAsks: askRows(db, open, today),
  };
}

@QueryHandler(FindDecision)
export class FindDecisionHandler implements IQueryHandler<FindDecision> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ decisionId, today }: FindDecision) {
    return findDecision(this.readModels.db, decisionId, today);
  }
}
