import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { CONTRIBUTIONS, type Contribution, type Grade } from '#claims';
import { ReadModels } from '#read-models';
import type { Handling } from '#vocabulary';
import { mergedIn } from '../concerning.js';
import { conditions, when, type Register } from '../conditions.js';
import type { ItemRef, Listing, Paged } from '../listing.js';
import { pageOf } from '../register.js';
import { all, itemsJson, parsed, parsedOrNull } from '../sql.js';
import { holding } from '../words.js';
import { strictest } from './strictest.js';
import { allStandings, claimStandings, type ClaimStanding } from './standings.js';

export const CLAIM_SORTS = ['statement', 'decidedOn', 'contribution', 'grade', 'state', 'recordedAt'] as const;

export interface ClaimFilters extends Listing {
  /** the date: only what was raised on or before it counts for a grade */
  readonly asAt: string;
  readonly state?: string;
  readonly grade?: string;
  readonly contribution?: string;
  /** `yes` or `no` */
  readonly counts?: string;
  /** of those that decided */
  readonly department?: string;
  /** a policy id, of those decided on */
  readonly policy?: string;
}

export interface ClaimRow extends Omit<ClaimStanding, 'contribution'> {
  readonly statement: string;
  /** the ask; when that was merged, the one that it ended up in */
  readonly ask: ItemRef;
  readonly decision: ItemRef & { readonly decidedOn: string | null; readonly struckOut: string | null };
  /** the latest that the decision said to the ask, unless it was struck out */
  readonly answer: { readonly answer: string; readonly answeredOn: string } | null;
  /** those that the decision is about and the ask, too */
  readonly policies: readonly ItemRef[];
  /** as claimed */
  readonly contribution: Contribution;
  /** what it counts for: `none` when the ask was not raised before the decision */
  readonly effectiveContribution: Contribution;
  /** the id of a person */
  readonly authorId: string;
  /** the latest, whatever has ended it since */
  readonly verification: { readonly grade: Grade; readonly verifierId: string; readonly verifiedAt: string } | null;
  readonly withdrawnReason: string | null;
  /** the strictest of the ask, the decision and its policies */
  readonly handling: Handling | null;
  readonly recordedAt: string;
  readonly revision: number;
}

type Facet = 'state' | 'grade' | 'contribution' | 'counts' | 'department' | 'policy';

export type ClaimList = Paged<ClaimRow, Facet>;

/** The ledger of claims. */
export class ListClaims extends Query<ClaimList> {
  constructor(readonly filters: ClaimFilters) {
    super();
  }
}

const BY_CONTRIBUTION = `instr('${CONTRIBUTIONS.join(' ')}', c.contribution)`;

const CLAIMS: Register<Facet> = {
  from: `claims c JOIN (
      SELECT value ->> 'claimId' AS claim_id, value ->> 'grade' AS grade, value ->> 'state' AS state,
        iif(value ->> 'counts', 'yes', 'no') AS counts FROM json_each(@standings)
    ) s ON s.claim_id = c.claim_id LEFT JOIN decisions d ON d.decision_id = c.decision_id`,
  reads: ['claims', 'decisions', 'policies', 'asks'],
  id: 'c.claim_id',
  tie: 'c.number',
  sorts: {
    statement: 'c.statement COLLATE NOCASE',
    decidedOn: "coalesce(d.decided_on, '')",
    contribution: BY_CONTRIBUTION,
    grade: 's.grade',
    state: 's.state',
    recordedAt: 'c.number',
  },
  defaultSort: '-decidedOn',
  values: { state: 's.state', grade: 's.grade', contribution: 'c.contribution', counts: 's.counts' },
  lists: {
    department: {
      entries: `SELECT c.number AS tie, value FROM claims c JOIN decisions d ON d.decision_id = c.decision_id,
        json_each(d.departments)`,
    },
    policy: {
      entries: `SELECT c.number AS tie, dp.policy_id AS value FROM claims c
        JOIN decision_policies dp ON dp.decision_id = c.decision_id`,
      titles: 'SELECT policy_id AS id, title FROM policies',
    },
  },
};

/** The rows of claims, in the order of the ids, as at a date. */
export function claimRows(db: Database, ids: readonly string[], asAt: string): ClaimRow[] {
  const standings = new Map(claimStandings(db, asAt, ids).map((standing) => [standing.claimId, standing]));
  const rows = all<StoredClaim>(
    db,
    `SELECT c.*, d.title AS decision_title, d.decided_on, d.struck_out, d.handling AS decision_handling,
       coalesce(a.ends_in, c.ask_id) AS ends_in, i.statement AS ask_statement, i.handling AS ask_handling,
       (SELECT json_object('answer', answer, 'answeredOn', answered_on) FROM (${mergedIn('i.ask_id')}) m
        JOIN ask_answers aa ON aa.ask_id = m.ask_id
        WHERE aa.decision_id = c.decision_id AND aa.struck_out IS NULL AND d.struck_out IS NULL
        ORDER BY answered_on DESC, position DESC LIMIT 1) AS answer,
       ${itemsJson(`SELECT DISTINCT dp.policy_id AS id, coalesce(p.title, dp.policy_id) AS title ${SHARED_POLICIES}`)} AS policies,
       (SELECT json_group_array(json(handling)) FROM (SELECT DISTINCT p.handling ${SHARED_POLICIES})
        WHERE handling IS NOT NULL) AS policies_handling
     FROM json_each(?) wanted JOIN claims c ON c.claim_id = wanted.value
     LEFT JOIN asks a ON a.ask_id = c.ask_id LEFT JOIN asks i ON i.ask_id = a.ends_in
     LEFT JOIN decisions d ON d.decision_id = c.decision_id ORDER BY wanted.key`,
    JSON.stringify(ids),
  );
  return rows.map((row) => {
    const { contribution: effectiveContribution, ...standing } = standings.get(row.claim_id)!;
    return {
      ...standing,
      statement: row.statement,
      ask: { id: row.ends_in, title: row.ask_statement ?? row.ends_in },
      decision: {
        id: row.decision_id,
        title: row.decision_title ?? row.decision_id,
        decidedOn: row.decided_on,
        struckOut: row.struck_out,
      },
      answer: parsedOrNull(row.answer),
      policies: parsed(row.policies),
      contribution: row.contribution,
      effectiveContribution,
      authorId: row.author_id,
      verification:
        row.verified_grade && row.verifier_id && row.verified_at
          ? { grade: row.verified_grade, verifierId: row.verifier_id, verifiedAt: row.verified_at }
          : null,
      withdrawnReason: row.withdrawn_reason,
      handling: strictest(
        parsedOrNull(row.ask_handling),
        parsedOrNull(row.decision_handling),
        ...parsed<Handling[]>(row.policies_handling),
      ),
      recordedAt: row.recorded_at,
      revision: row.revision,
    };
  });
}

/** FROM the policies of the decision that are the ask's, too. */
const SHARED_POLICIES = `FROM (${mergedIn('i.ask_id')}) m JOIN ask_policies ap ON ap.ask_id = m.ask_id
  JOIN decision_policies dp ON dp.policy_id = ap.policy_id AND dp.decision_id = c.decision_id
  LEFT JOIN policies p ON p.policy_id = dp.policy_id`;

interface StoredClaim {
  readonly claim_id: string;
  readonly decision_id: string;
  readonly statement: string;
  readonly contribution: Contribution;
  readonly author_id: string;
  readonly verified_grade: Grade | null;
  readonly verifier_id: string | null;
  readonly verified_at: string | null;
  readonly withdrawn_reason: string | null;
  readonly recorded_at: string;
  readonly revision: number;
  readonly decision_title: string | null;
  readonly decided_on: string | null;
  readonly struck_out: string | null;
  readonly decision_handling: string | null;
  readonly ends_in: string;
  readonly ask_statement: string | null;
  readonly ask_handling: string | null;
  readonly answer: string | null;
  readonly policies: string;
  readonly policies_handling: string;
}

/** The claims that a filter lets through, a page of them. */
export function listClaims(db: Database, filters: ClaimFilters, position?: number): ClaimList {
  const { q, asAt, state, grade, contribution, counts, department, policy, ...listing } = filters;
  const asked = conditions(
    holding(db, q, 'c.number', 'claims_search'),
    when(state, 's.state = ?', 'state'),
    when(grade, 's.grade = ?', 'grade'),
    when(contribution, 'c.contribution = ?', 'contribution'),
    when(counts, 's.counts = ?', 'counts'),
    when(department, 'EXISTS (SELECT 1 FROM json_each(d.departments) WHERE value = ?)', 'department'),
    when(policy, 'c.decision_id IN (SELECT decision_id FROM decision_policies WHERE policy_id = ?)', 'policy'),
  );
  const standings = JSON.stringify(
    allStandings(db, asAt, position).map(({ claimId, grade, state, counts }) => ({ claimId, grade, state, counts })),
  );
  const { ids, ...page } = pageOf(db, { ...CLAIMS, named: { standings } }, asked, listing);
  return { ...page, rows: claimRows(db, ids, asAt) };
}

@QueryHandler(ListClaims)
export class ListClaimsHandler implements IQueryHandler<ListClaims> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ filters }: ListClaims) {
    return listClaims(this.readModels.db, filters, this.readModels.position);
  }
}
