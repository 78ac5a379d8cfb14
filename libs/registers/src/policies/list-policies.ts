import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { bandOf, STAGES, type Band, type Handling, type Stage } from '#vocabulary';
import { asksOn, consultationsOn, decisionsOn, engagementsOn } from '../concerning.js';
import type { ItemRef, Listing, Paged } from '../listing.js';
import { conditions, when, type Register } from '../conditions.js';
import { pageOf } from '../register.js';
import { all, parsed, parsedOrNull } from '../sql.js';
import { holding } from '../words.js';

export const POLICY_SORTS = ['title', 'stage', 'stageSince', 'recordedAt'] as const;

export interface PolicyFilters extends Listing {
  readonly theme?: string;
  readonly department?: string;
  readonly nation?: string;
  readonly stage?: string;
}

/** Whether work on a policy goes on. */
export type Standing = 'active' | 'paused' | 'withdrawn' | 'superseded';

export interface PolicyRow {
  readonly policyId: string;
  readonly title: string;
  readonly summary: string | null;
  readonly departments: readonly string[];
  readonly themes: readonly string[];
  readonly nations: readonly string[];
  readonly stage: Stage;
  readonly band: Band;
  readonly stageSince: string;
  readonly standing: Standing;
  /** since when and why it is not active */
  readonly standingSince: string | null;
  readonly standingReason: string | null;
  readonly supersededBy: ItemRef | null;
  readonly handling: Handling | null;
  readonly counts: {
    readonly consultations: number;
    readonly engagements: number;
    readonly asks: number;
    readonly decisions: number;
  };
  readonly recordedAt: string;
  /** the revision of its stream, for edits that must not overwrite another's */
  readonly revision: number;
}

export type PolicyList = Paged<PolicyRow, 'theme' | 'department' | 'nation' | 'stage'>;

/** The register of policies. */
export class ListPolicies extends Query<PolicyList> {
  constructor(readonly filters: PolicyFilters = {}) {
    super();
  }
}

const POLICIES: Register<'theme' | 'department' | 'nation' | 'stage'> = {
  from: 'policies p',
  reads: ['policies'],
  id: 'p.policy_id',
  tie: 'p.rowid',
  sorts: {
    title: 'p.title COLLATE NOCASE',
    stage: `instr('${STAGES.map((stage) => `/${stage}/`).join('')}', '/' || p.stage || '/')`,
    stageSince: 'p.stage_since',
    recordedAt: 'p.rowid',
  },
  defaultSort: 'title',
  values: { stage: 'p.stage' },
  lists: {
    theme: { entries: 'SELECT p.rowid AS tie, value FROM policies p, json_each(p.themes)' },
    department: { entries: 'SELECT p.rowid AS tie, value FROM policies p, json_each(p.departments)' },
    nation: { entries: 'SELECT p.rowid AS tie, value FROM policies p, json_each(p.nations)' },
  },
};

/** The rows of policies, in the order of the ids. */
export function policyRows(db: Database, ids: readonly string[]): PolicyRow[] {
  const rows = all<StoredPolicy>(
    db,
    `SELECT p.*,
       (SELECT count(*) FROM (${consultationsOn('p.policy_id')})) AS consultations,
       (SELECT count(*) FROM (${engagementsOn('p.policy_id')})) AS engagements,
       (SELECT count(DISTINCT ends_in) FROM (${asksOn('p.policy_id')})) AS asks,
       (SELECT count(*) FROM (${decisionsOn('p.policy_id')})) AS decisions,
       s.title AS superseded_title
     FROM json_each(?) wanted JOIN policies p ON p.policy_id = wanted.value
     LEFT JOIN policies s ON s.policy_id = p.superseded_by ORDER BY wanted.key`,
    JSON.stringify(ids),
  );
  return rows.map((row) => ({
    policyId: row.policy_id,
    title: row.title,
    summary: row.summary,
    departments: parsed(row.departments),
    themes: parsed(row.themes),
    nations: parsed(row.nations),
    stage: row.stage,
    band: bandOf(row.stage),
    stageSince: row.stage_since,
    standing: row.standing,
    standingSince: row.standing_since,
    standingReason: row.standing_reason,
    supersededBy: row.superseded_by
      ? { id: row.superseded_by, title: row.superseded_title ?? row.superseded_by }
      : null,
    handling: parsedOrNull(row.handling),
    counts: {
      consultations: row.consultations,
      engagements: row.engagements,
      asks: row.asks,
      decisions: row.decisions,
    },
    recordedAt: row.recorded_at,
    revision: row.revision,
  }));
}

interface StoredPolicy {
  readonly policy_id: string;
  readonly title: string;
  readonly summary: string | null;
  readonly departments: string;
  readonly themes: string;
  readonly nations: string;
  readonly stage: Stage;
  readonly stage_since: string;
  readonly standing: Standing;
  readonly standing_since: string | null;
  readonly standing_reason: string | null;
  readonly superseded_by: string | null;
  readonly superseded_title: string | null;
  readonly handling: string | null;
  readonly recorded_at: string;
  readonly revision: number;
  readonly consultations: number;
  readonly engagements: number;
  readonly asks: number;
  readonly decisions: number;
}

/** The policies that a filter lets through, a page of them. */
export function listPolicies(
  db: Database,
  { q, theme, department, nation, stage, ...listing }: PolicyFilters,
  position?: number,
): PolicyList {
  const asked = conditions(
    holding(db, q, 'p.rowid', 'policies_search'),
    when(theme, 'EXISTS (SELECT 1 FROM json_each(p.themes) WHERE value = ?)', 'theme'),
    when(department, 'EXISTS (SELECT 1 FROM json_each(p.departments) WHERE value = ?)', 'department'),
    when(nation, 'EXISTS (SELECT 1 FROM json_each(p.nations) WHERE value = ?)', 'nation'),
    when(stage, 'p.stage = ?', 'stage'),
  );
  const { ids, ...page } = pageOf(db, POLICIES, asked, listing, position);
  return { ...page, rows: policyRows(db, ids) };
}

@QueryHandler(ListPolicies)
export class ListPoliciesHandler implements IQueryHandler<ListPolicies> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ filters }: ListPolicies) {
    return listPolicies(this.readModels.db, filters, this.readModels.position);
  }
}
