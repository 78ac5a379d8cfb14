import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import type { Listing, Paged } from '../listing.js';
import { conditions, when, type Register } from '../conditions.js';
import { pageOf } from '../register.js';
import { all } from '../sql.js';
import { holding } from '../words.js';

export const ORGANISATION_SORTS = ['name', 'kind', 'joinedOn', 'leftOn', 'recordedAt'] as const;

export interface OrganisationFilters extends Listing {
  readonly nation?: string;
  readonly kind?: string;
  readonly membership?: string;
}

export interface OrganisationRow {
  readonly organisationId: string;
  readonly name: string;
  readonly kind: string;
  readonly nation: string;
  readonly region: string | null;
  readonly joinedOn: string;
  readonly leftOn: string | null;
  readonly membership: 'current' | 'former';
  readonly counts: { readonly engagements: number; readonly responses: number; readonly asksProposed: number };
  readonly recordedAt: string;
  readonly revision: number;
}

export type OrganisationList = Paged<OrganisationRow, 'nation' | 'kind' | 'membership'>;

/** The register of member organisations. */
export class ListOrganisations extends Query<OrganisationList> {
  constructor(readonly filters: OrganisationFilters = {}) {
    super();
  }
}

const MEMBERSHIP = "iif(o.left_on IS NULL, 'current', 'former')";

const ORGANISATIONS: Register<'nation' | 'kind' | 'membership'> = {
  from: 'organisations o',
  reads: ['organisations'],
  id: 'o.organisation_id',
  tie: 'o.number',
  sorts: {
    name: 'o.name COLLATE NOCASE',
    kind: 'o.kind',
    joinedOn: 'o.joined_on',
    leftOn: "coalesce(o.left_on, '')",
    recordedAt: 'o.number',
  },
  defaultSort: 'name',
  values: { nation: 'o.nation', kind: 'o.kind', membership: MEMBERSHIP },
  lists: {},
};

/** The rows of organisations, in the order of the ids. */
export function organisationRows(db: Database, ids: readonly string[]): OrganisationRow[] {
  return all<StoredOrganisation>(
    db,
    `SELECT o.*, ${MEMBERSHIP} AS membership,
       (SELECT count(*) FROM engagement_links l WHERE l.item_id = o.organisation_id) AS engagements,
       (SELECT count(*) FROM response_links l WHERE l.item_id = o.organisation_id) AS responses,
       (SELECT count(*) FROM asks a WHERE a.proposed_by = o.organisation_id) AS asks_proposed
     FROM json_each(?) wanted JOIN organisations o ON o.organisation_id = wanted.value ORDER BY wanted.key`,
    JSON.stringify(ids),
  ).map((row) => ({
    organisationId: row.organisation_id,
    name: row.name,
    kind: row.kind,
    nation: row.nation,
    region: row.region,
    joinedOn: row.joined_on,
    leftOn: row.left_on,
    membership: row.membership,
    counts: { engagements: row.engagements, responses: row.responses, asksProposed: row.asks_proposed },
    recordedAt: row.recorded_at,
    revision: row.revision,
  }));
}

interface StoredOrganisation {
  readonly organisation_id: string;
  readonly name: string;
  readonly kind: string;
  readonly nation: string;
  readonly region: string | null;
  readonly joined_on: string;
  readonly left_on: string | null;
  readonly membership: 'current' | 'former';
  readonly engagements: number;
  readonly responses: number;
  readonly asks_proposed: number;
  readonly recorded_at: string;
  readonly revision: number;
}

/** The organisations that a filter lets through, a page of them. */
export function listOrganisations(db: Database, filters: OrganisationFilters, position?: number): OrganisationList {
  const { q, nation, kind, membership, ...listing } = filters;
  const asked = conditions(
    holding(db, q, 'o.number', 'organisations_search'),
    when(nation, 'o.nation = ?', 'nation'),
    when(kind, 'o.kind = ?', 'kind'),
    when(membership, `${MEMBERSHIP} = ?`, 'membership'),
  );
  const { ids, ...page } = pageOf(db, ORGANISATIONS, asked, listing, position);
  return { ...page, rows: organisationRows(db, ids) };
}

@QueryHandler(ListOrganisations)
export class ListOrganisationsHandler implements IQueryHandler<ListOrganisations> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ filters }: ListOrganisations) {
    return listOrganisations(this.readModels.db, filters, this.readModels.position);
  }
}
