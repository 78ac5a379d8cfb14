import type { Database } from 'better-sqlite3';
import { all } from './sql.js';

/** What a decision on a policy said to an ask of that policy. */
export interface PairAnswer {
  /** the ask that the one answered ends up in */
  readonly askId: string;
  readonly policyId: string;
  readonly decisionId: string;
  readonly decisionTitle: string;
  readonly decidedOn: string;
  readonly answer: string;
  readonly answeredOn: string;
}

/**
 * Every answer of a pair (ask, policy), in order of the day it was given, then of recording: neither struck out itself nor
 * by its decision, and the policy is one of the decision's, as corrected, and of the ask's, as corrected and merged.
 */
export function answers(db: Database, of: { readonly policyId?: string } = {}): PairAnswer[] {
  return all<PairAnswer>(
    db,
    `WITH pairs AS (
       SELECT DISTINCT a.ends_in AS ask_id, ap.policy_id FROM ask_policies ap JOIN asks a ON a.ask_id = ap.ask_id
       ${of.policyId === undefined ? '' : 'WHERE ap.policy_id = ?'})
     SELECT p.ask_id AS askId, p.policy_id AS policyId, aa.decision_id AS decisionId, d.title AS decisionTitle,
       d.decided_on AS decidedOn, aa.answer, aa.answered_on AS answeredOn
     FROM pairs p JOIN (SELECT a.ends_in, given.* FROM ask_answers given JOIN asks a ON a.ask_id = given.ask_id) aa
       ON aa.ends_in = p.ask_id JOIN decisions d ON d.decision_id = aa.decision_id
     JOIN decision_policies dp ON dp.policy_id = p.policy_id AND dp.decision_id = aa.decision_id
     WHERE aa.struck_out IS NULL AND d.struck_out IS NULL
     ORDER BY aa.answered_on, aa.position`,
    ...(of.policyId === undefined ? [] : [of.policyId]),
  );
}
