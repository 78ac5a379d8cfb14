import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { isLocalDate, type Handling, type Reference } from '#vocabulary';
import { firstRaisedOn } from '../concerning.js';
import { UNANSWERED } from '../asks/awaiting.js';
import type { ItemRef, Listing, Paged } from '../listing.js';
import { conditions, when, type Register } from '../conditions.js';
import { pageOf } from '../register.js';
import { all, itemsJson, parsed, parsedOrNull } from '../sql.js';
import { holding } from '../words.js';

export const DECISION_SORTS = ['decidedOn', 'title', 'kind', 'recordedAt'] as const;

export interface DecisionFilters extends Listing {
  readonly kind?: string;
  readonly department?: string;
  /** a policy id */
  readonly policy?: string;
  /** dates, inclusive: by the day it was decided */
  readonly from?: string;
  readonly to?: string;
  /** only those struck out; left out: only those that stand */
  readonly struckOut?: boolean;
}

export interface DecisionRow {
  readonly decisionId: string;
  readonly title: string;
  readonly decidedOn: string;
  readonly kind: string;
  readonly departments: readonly string[];
  readonly policies: readonly ItemRef[];
  readonly consultation: ItemRef | null;
  readonly reference: Reference;
  /** answers that stand */
  readonly answers: number;
  /** asks of its policies that it has not answered and that no other decision has */
  readonly asksToAnswer: number;
  readonly handling: Handling | null;
  readonly struckOut: string | null;
  readonly recordedAt: string;
  readonly revision: number;
}

export type DecisionList = Paged<DecisionRow, 'kind' | 'department' | 'policy'>;

/** The register of decisions. */
export class ListDecisions extends Query<DecisionList> {
  constructor(readonly filters: DecisionFilters = {}) {
    super();
  }
}

type Facet = 'kind' | 'department' | 'policy';

/** Of the decisions that stand, or of those struck out: `which` is what is asked of a row, `kept` what is kept of them. */
const decisionsThat = (which: string, kept: Partial<Record<Facet, string>> = {}): Register<Facet> => ({
  from: 'decisions d',
  reads: ['decisions', 'asks', 'engagements', 'responses', 'policies'],
  id: 'd.decision_id',
  tie: 'd.number',
  sorts: { decidedOn: 'd.decided_on', title: 'd.title COLLATE NOCASE', kind: 'd.kind', recordedAt: 'd.number' },
  defaultSort: '-decidedOn',
  values: { kind: 'd.kind' },
  kept: kept.kind,
  lists: {
    department: {
      entries: `SELECT d.number AS tie, value FROM decisions d, json_each(d.departments) WHERE ${which}`,
      kept: kept.department,
    },
    policy: {
      entries: `SELECT d.number AS tie, value FROM decisions d, json_each(d.policy_ids) WHERE ${which}`,
      kept: kept.policy,
      titles: 'SELECT policy_id AS id, title FROM policies',
    },
  },
});

const [STANDS, STRUCK_OUT] = ['d.struck_out IS NULL', 'd.struck_out IS NOT NULL'];
const THOSE_STRUCK_OUT = decisionsThat(STRUCK_OUT);
const THOSE_THAT_STAND = decisionsThat(STANDS, {
  kind: 'SELECT kind, count FROM kept_decision_kinds',
  department: 'SELECT department AS value, count FROM kept_decision_departments',
  policy: 'SELECT policy_id AS value, count FROM kept_decision_policies',
});

/**
 * Pairs of an ask and a decision that ought to have answered it: on one of its policies, made on or after the day it was
 * first raised, while the ask has no answer at all, and is neither merged nor withdrawn.
 */
const ANSWERS_TO_RECORD = `
  SELECT DISTINCT a.ask_id, d.decision_id, d.decided_on
  FROM decisions d CROSS JOIN decision_policies dp ON dp.decision_id = d.decision_id
  CROSS JOIN ask_policies ap ON ap.policy_id = dp.policy_id
  CROSS JOIN asks m ON m.ask_id = ap.ask_id CROSS JOIN asks a ON a.ask_id = m.ends_in
  WHERE ${UNANSWERED} AND d.struck_out IS NULL
    AND d.decided_on >= ${firstRaisedOn('a.ask_id')}`;

/** The rows of decisions, in the order of the ids. */
export function decisionRows(db: Database, ids: readonly string[]): DecisionRow[] {
  const rows = all<StoredDecision>(
    db,
    `SELECT d.*, c.title AS consultation_title,
       (SELECT count(*) FROM ask_answers aa WHERE aa.decision_id = d.decision_id AND aa.struck_out IS NULL) AS answers,
       (SELECT count(*) FROM (${ANSWERS_TO_RECORD} AND d.decision_id = wanted.value)) AS asks_to_answer,
       ${itemsJson(`SELECT value AS id, coalesce(p.title, value) AS title FROM json_each(d.policy_ids)
         LEFT JOIN policies p ON p.policy_id = value`)} AS policies
     FROM json_each(?) wanted JOIN decisions d ON d.decision_id = wanted.value
     LEFT JOIN consultations c ON c.consultation_id = d.consultation_id ORDER BY wanted.key`,
    JSON.stringify(ids),
  );
  return rows.map((row) => ({
    decisionId: row.decision_id,
    title: row.title,
    decidedOn: row.decided_on,
    kind: row.kind,
    departments: parsed(row.departments),
    policies: parsed(row.policies),
    consultation: row.consultation_id
      ? { id: row.consultation_id, title: row.consultation_title ?? row.consultation_id }
      : null,
    reference: parsed(row.reference),
    answers: row.answers,
    asksToAnswer: row.asks_to_answer,
    handling: parsedOrNull(row.handling),
    struckOut: row.struck_out,
    recordedAt: row.recorded_at,
    revision: row.revision,
  }));
}

interface StoredDecision {
  readonly decision_id: string;
  readonly title: string;
  readonly decided_on: string;
  readonly kind: string;
  readonly departments: string;
  readonly policies: string;
  readonly consultation_id: string | null;
  readonly consultation_title: string | null;
  readonly reference: string;
  readonly answers: number;
  readonly asks_to_answer: number;
  readonly handling: string | null;
  readonly struck_out: string | null;
  readonly recorded_at: string;
  readonly revision: number;
}

/** The decisions that a filter lets through, a page of them. */
export function listDecisions(db: Database, filters: DecisionFilters, position?: number): DecisionList {
  const { q, kind, department, policy, from, to, struckOut, ...listing } = filters;
  const asked = conditions(
    { sql: struckOut ? STRUCK_OUT : STANDS, values: [], implied: true },
    holding(db, q, 'd.number', 'decisions_search'),
    when(kind, 'd.kind = ?', 'kind'),
    when(department, 'EXISTS (SELECT 1 FROM json_each(d.departments) WHERE value = ?)', 'department'),
    when(policy, 'd.decision_id IN (SELECT decision_id FROM decision_policies WHERE policy_id = ?)', 'policy'),
    isLocalDate(from) && when(from, 'd.decided_on >= ?'),
    isLocalDate(to) && when(to, 'd.decided_on <= ?'),
  );
  const { ids, ...page } = pageOf(db, struckOut ? THOSE_STRUCK_OUT : THOSE_THAT_STAND, asked, listing, position);
  return { ...page, rows: decisionRows(db, ids) };
}

@QueryHandler(ListDecisions)
export class ListDecisionsHandler implements IQueryHandler<ListDecisions> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ filters }: ListDecisions) {
    return listDecisions(this.readModels.db, filters, this.readModels.position);
  }
}
