import type { Database } from 'better-sqlite3';
import { gradeOf, type ClaimFacts, type Contribution, type Gathered, type Grade } from '#claims';
import { keptAt } from '../kept.js';
import { all, parsed } from '../sql.js';
import { factsOf, hasAnswered } from './grounds.js';

/**
 * Nobody has verified it · verified, and so it stands · somebody contests it · verified once, and that has ended since ·
 * withdrawn.
 */
export const CLAIM_STATES = ['unverified', 'verified', 'contested', 'lapsed', 'withdrawn'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** Where a claim stands by the facts under it: nothing of this is stored. */
export interface ClaimStanding extends ClaimFacts {
  readonly claimId: string;
  readonly grade: Grade;
  readonly state: ClaimState;
  /** the answer that it is about stands: neither it nor its decision was struck out */
  readonly answered: boolean;
  /** verified, and the answer that it is about stands */
  readonly counts: boolean;
  /** `none` when the ask was not raised before the decision, whatever was written */
  readonly contribution: Contribution;
  /** why a verification has ended: something in the claim's own history, or another grade than it names */
  readonly lapsedBy: 'evidence' | 'restatement' | 'grade' | null;
}

/** Where claims stand as at a date: these, or all of them, in order of recording. */
export function claimStandings(db: Database, asAt: string, claimIds?: readonly string[]): ClaimStanding[] {
  const rows = all<StoredStanding>(
    db,
    `SELECT c.claim_id AS claimId, c.ask_id AS askId, c.decision_id AS decisionId, c.contribution,
       c.verified_grade AS verified, c.verification_ended_by AS endedBy, c.withdrawn_reason IS NOT NULL AS withdrawn,
       EXISTS (SELECT 1 FROM claim_contests cc WHERE cc.claim_id = c.claim_id AND cc.resolution IS NULL) AS contested,
       (SELECT json_group_array(json_object('test', test)) FROM claim_evidence ce WHERE ce.claim_id = c.claim_id) AS evidence,
       (SELECT json_group_array(json_object('addressed', json(iif(addressed, 'true', 'false')))) FROM claim_rivals cr
        WHERE cr.claim_id = c.claim_id) AS rivals,
       (SELECT json_group_array(json_object('agreement', agreement, 'independent', json(iif(independent, 'true', 'false'))))
        FROM claim_substantiations cs WHERE cs.claim_id = c.claim_id) AS substantiations,
       ${hasAnswered('a.ends_in', 'c.decision_id')} AS answered
     FROM claims c LEFT JOIN asks a ON a.ask_id = c.ask_id ${claimIds ? 'WHERE c.claim_id IN (SELECT value FROM json_each(?))' : ''} ORDER BY c.number`,
    ...(claimIds ? [JSON.stringify(claimIds)] : []),
  );
  const facts = factsOf(db, rows, asAt);
  return rows.map((row) => standingOf(row, facts(row)));
}

/** The same of all claims, kept for as long as the log stands at that position. */
export const allStandings = (db: Database, asAt: string, position: number | undefined): readonly ClaimStanding[] =>
  keptAt(db, position, ['standings of claims', asAt], () => claimStandings(db, asAt));

function standingOf(row: StoredStanding, facts: ClaimFacts): ClaimStanding {
  const { claimId, verified, endedBy } = row;
  const gathered: Gathered = {
    evidence: parsed(row.evidence),
    rivals: parsed(row.rivals),
    substantiations: parsed(row.substantiations),
  };
  const grade = gradeOf({ ...facts, ...gathered });
  const lapsedBy = verified === null ? null : (endedBy ?? (verified === grade ? null : 'grade'));
  const state = stateOf(row, lapsedBy !== null);
  return {
    claimId,
    ...facts,
    grade,
    state,
    answered: row.answered === 1,
    counts: state === 'verified' && row.answered === 1,
    contribution: facts.raisedBefore ? row.contribution : 'none',
    lapsedBy,
  };
}

function stateOf({ withdrawn, contested, verified }: StoredStanding, lapsed: boolean): ClaimState {
  if (withdrawn) return 'withdrawn';
  if (contested) return 'contested';
  if (verified === null) return 'unverified';
  return lapsed ? 'lapsed' : 'verified';
}

interface StoredStanding {
  readonly claimId: string;
  readonly askId: string;
  readonly decisionId: string;
  readonly contribution: Contribution;
  readonly verified: Grade | null;
  readonly endedBy: 'evidence' | 'restatement' | null;
  readonly withdrawn: number;
  readonly contested: number;
  readonly evidence: string;
  readonly rivals: string;
  readonly substantiations: string;
  readonly answered: number;
}
