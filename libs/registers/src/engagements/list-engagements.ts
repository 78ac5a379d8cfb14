import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { isLocalDate, type Handling } from '#vocabulary';
import { engagementsOn } from '../concerning.js';
import type { ItemRef, Listing, Paged } from '../listing.js';
import { conditions, when, type Register } from '../conditions.js';
import { pageOf } from '../register.js';
import { all, itemsJson, parsed, parsedOrNull } from '../sql.js';
import { holding } from '../words.js';

export const ENGAGEMENT_SORTS = ['happenedOn', 'body', 'kind', 'recordedAt'] as const;

export interface EngagementFilters extends Listing {
  readonly kind?: string;
  /** the counterpart's body */
  readonly body?: string;
  /** ids */
  readonly policy?: string;
  readonly organisation?: string;
  readonly initiatedBy?: string;
  /** dates, inclusive: by the day it happened */
  readonly from?: string;
  readonly to?: string;
  readonly inConfidence?: boolean;
  /** only those struck out; left out: only those that stand */
  readonly struckOut?: boolean;
}

export interface EngagementRow {
  readonly engagementId: string;
  readonly kind: string;
  readonly happenedOn: string;
  readonly counterpart: { readonly body: string; readonly role: string | null };
  readonly initiatedBy: string;
  readonly level: string | null;
  readonly summary: string;
  readonly policies: readonly ItemRef[];
  readonly consultation: ItemRef | null;
  /** the asks raised, by their statements */
  readonly asks: readonly ItemRef[];
  /** who took part */
  readonly organisations: readonly ItemRef[];
  readonly record: { readonly title: string; readonly url?: string; readonly filedOn?: string } | null;
  readonly inConfidence: boolean;
  readonly handling: Handling | null;
  /** why it was struck out */
  readonly struckOut: string | null;
  readonly recordedAt: string;
  readonly revision: number;
}

export type EngagementList = Paged<
  EngagementRow,
  'kind' | 'body' | 'policy' | 'organisation' | 'initiatedBy' | 'inConfidence'
>;

/** The register of engagements. */
export class ListEngagements extends Query<EngagementList> {
  constructor(readonly filters: EngagementFilters = {}) {
    super();
  }
}

type Facet = 'kind' | 'body' | 'policy' | 'organisation' | 'initiatedBy' | 'inConfidence';

/** An engagement on a consultation, `l`, of a policy, `cp`, names that policy as well. */
const ALSO_BY_ITSELF = `EXISTS (SELECT 1 FROM engagement_links d
  WHERE d.item_id = cp.policy_id AND d.happened_on = l.happened_on AND d.number = l.number)`;

const ENGAGEMENTS: Register<Facet> = {
  from: 'engagements e',
  kept: `SELECT kind, initiated_by AS initiatedBy, iif(in_confidence, 'true', 'false') AS inConfidence, count
    FROM kept_engagement_kinds`,
  reads: ['engagements', 'consultations', 'policies', 'organisations'],
  id: 'e.engagement_id',
  tie: 'e.number',
  sorts: { happenedOn: 'e.happened_on', body: 'e.body COLLATE NOCASE', kind: 'e.kind', recordedAt: 'e.number' },
  defaultSort: '-happenedOn',
  values: { kind: 'e.kind', initiatedBy: 'e.initiated_by', inConfidence: "iif(e.in_confidence, 'true', 'false')" },
  lists: {
    body: {
      entries: 'SELECT number AS tie, body AS value FROM engagements WHERE struck_out IS NULL',
      kept: 'SELECT body AS value, count FROM kept_engagement_bodies',
    },
    policy: {
      entries: `SELECT item_id AS value, number AS tie FROM engagement_links JOIN policies ON policy_id = item_id
        UNION SELECT cp.policy_id, l.number FROM consultation_policies cp
          JOIN engagement_links l ON l.item_id = cp.consultation_id`,
      counts: `SELECT item_id AS value, count(*) AS count FROM policies JOIN engagement_links ON item_id = policy_id
          GROUP BY policy_id
        UNION ALL SELECT cp.policy_id, count(*) FROM consultation_policies cp
          JOIN engagement_links l ON l.item_id = cp.consultation_id WHERE NOT ${ALSO_BY_ITSELF} GROUP BY cp.policy_id`,
      kept: `SELECT policy_id AS value, count FROM policies CROSS JOIN kept_engagement_items ON item_id = policy_id
        UNION ALL SELECT cp.policy_id, 1 FROM consultation_policies cp
          CROSS JOIN kept_engagement_items k ON k.item_id = cp.consultation_id
          CROSS JOIN engagement_links l ON l.item_id = k.item_id WHERE NOT ${ALSO_BY_ITSELF}`,
      titles: 'SELECT policy_id AS id, title FROM policies',
    },
    organisation: {
      entries:
        'SELECT item_id AS value, l.number AS tie FROM organisations JOIN engagement_links l ON item_id = organisation_id',
      kept: 'SELECT item_id AS value, count FROM organisations CROSS JOIN kept_engagement_items ON item_id = organisation_id',
      titles: 'SELECT organisation_id AS id, name AS title FROM organisations',
    },
  },
};

/** The rows of engagements, in the order of the ids. */
export function engagementRows(db: Database, ids: readonly string[]): EngagementRow[] {
  const rows = all<StoredEngagement>(
    db,
    `SELECT e.*, c.title AS consultation_title,
       ${itemsJson(`SELECT value AS id, coalesce(p.title, value) AS title FROM json_each(e.policy_ids)
         LEFT JOIN policies p ON p.policy_id = value`)} AS policies,
       ${itemsJson(`SELECT value AS id, coalesce(a.statement, value) AS title FROM json_each(e.asks_raised)
         LEFT JOIN asks a ON a.ask_id = value`)} AS asks,
       ${itemsJson(`SELECT value AS id, coalesce(o.name, value) AS title FROM json_each(e.organisation_ids)
         LEFT JOIN organisations o ON o.organisation_id = value`)} AS organisations
     FROM json_each(?) wanted JOIN engagements e ON e.engagement_id = wanted.value
     LEFT JOIN consultations c ON c.consultation_id = e.consultation_id ORDER BY wanted.key`,
    JSON.stringify(ids),
  );
  return rows.map((row) => ({
    engagementId: row.engagement_id,
    kind: row.kind,
    happenedOn: row.happened_on,
    counterpart: { body: row.body, role: row.role },
    initiatedBy: row.initiated_by,
    level: row.level,
    summary: row.summary,
    policies: parsed(row.policies),
    consultation: row.consultation_id
      ? { id: row.consultation_id, title: row.consultation_title ?? row.consultation_id }
      : null,
    asks: parsed(row.asks),
    organisations: parsed(row.organisations),
    record: parsedOrNull(row.record),
    inConfidence: row.in_confidence === 1,
    handling: parsedOrNull(row.handling),
    struckOut: row.struck_out,
    recordedAt: row.recorded_at,
    revision: row.revision,
  }));
}

interface StoredEngagement {
  readonly engagement_id: string;
  readonly kind: string;
  readonly happened_on: string;
  readonly body: string;
  readonly role: string | null;
  readonly initiated_by: string;
  readonly level: string | null;
  readonly policies: string;
  readonly consultation_id: string | null;
  readonly consultation_title: string | null;
  readonly asks: string;
  readonly organisations: string;
  readonly summary: string;
  readonly record: string | null;
  readonly in_confidence: number;
  readonly handling: string | null;
  readonly struck_out: string | null;
  readonly recorded_at: string;
  readonly revision: number;
}

/** The engagements that a filter lets through, a page of them. */
export function listEngagements(db: Database, filters: EngagementFilters, position?: number): EngagementList {
  const { q, kind, body, policy, organisation, initiatedBy, from, to, inConfidence, struckOut, ...listing } = filters;
  // those struck out have no links
  const names = (list: string) => `EXISTS (SELECT 1 FROM json_each(${list}) WHERE value = ?)`;
  const asked = conditions(
    { sql: struckOut ? 'e.struck_out IS NOT NULL' : 'e.struck_out IS NULL', values: [], implied: !struckOut },
    holding(db, q, 'e.number', 'engagements_search'),
    when(kind, 'e.kind = ?', 'kind'),
    when(body, 'e.body = ?', 'body'),
    struckOut
      ? when(policy, names('e.policy_ids'), 'policy')
      : when(policy, `e.number IN (${engagementsOn('?')})`, 'policy', [policy, policy]),
    struckOut
      ? when(organisation, names('e.organisation_ids'), 'organisation')
      : when(organisation, 'e.number IN (SELECT number FROM engagement_links WHERE item_id = ?)', 'organisation'),
    when(initiatedBy, 'e.initiated_by = ?', 'initiatedBy'),
    isLocalDate(from) && when(from, 'e.happened_on >= ?'),
    isLocalDate(to) && when(to, 'e.happened_on <= ?'),
    when(inConfidence, 'e.in_confidence = ?', 'inConfidence', [Number(inConfidence)]),
  );
  const { ids, ...page } = pageOf(db, ENGAGEMENTS, asked, listing, position);
  return { ...page, rows: engagementRows(db, ids) };
}

@QueryHandler(ListEngagements)
export class ListEngagementsHandler implements IQueryHandler<ListEngagements> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ filters }: ListEngagements) {
    return listEngagements(this.readModels.db, filters, this.readModels.position);
  }
}
