import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { askRows, type AskRow } from '../asks/list-asks.js';
import { engagementRows, type EngagementRow } from '../engagements/list-engagements.js';
import { RELATED_AT_MOST, type Recorded } from '../listing.js';
import { responseRows, type ResponseRow } from '../responses/list-responses.js';
import { all, ids } from '../sql.js';
import { organisationRows, type OrganisationRow } from './list-organisations.js';

/** All that a member's page shows; of what is related the newest 50. */
export interface OrganisationDetail {
  readonly organisation: OrganisationRow;
  /** what it was called from when, in order */
  readonly names: readonly (Recorded & { readonly name: string; readonly effectiveOn: string })[];
  /** from when until when it was a member, in order; the last may go on */
  readonly memberships: readonly { readonly joinedOn: string; readonly leftOn: string | null }[];
  readonly engagements: readonly EngagementRow[];
  readonly responses: readonly ResponseRow[];
  readonly asksProposed: readonly AskRow[];
}

/** One organisation; undefined when there is none. `today` is a date. */
export class FindOrganisation extends Query<OrganisationDetail | undefined> {
  constructor(
    readonly organisationId: string,
    readonly today: string,
  ) {
    super();
  }
}

interface Change extends Recorded {
  readonly what: 'joined' | 'renamed' | 'left';
  readonly on: string;
  readonly name: string | null;
}

function membershipsIn(changes: readonly Change[]) {
  const memberships: { joinedOn: string; leftOn: string | null }[] = [];
  for (const { what, on } of changes) {
    const last = memberships.at(-1);
    if (what === 'joined') memberships.push({ joinedOn: on, leftOn: null });
    else if (what === 'left' && last) last.leftOn = on;
  }
  return memberships;
}

/** One organisation with all that its page shows. `today` is a date. */
export function findOrganisation(db: Database, organisationId: string, today: string): OrganisationDetail | undefined {
  const [organisation] = organisationRows(db, [organisationId]);
  if (!organisation) return undefined;
  const changes = all<Change>(
    db,
    `SELECT what, happened_on AS "on", name, recorded_at AS recordedAt, actor FROM organisation_changes
     WHERE organisation_id = ? ORDER BY position`,
    organisationId,
  );
  const newest = (sql: string) => ids(db, `${sql} LIMIT ${RELATED_AT_MOST}`, organisationId);
  return {
    organisation,
    names: changes
      .flatMap(({ name, on, recordedAt, actor }) => (name ? [{ name, effectiveOn: on, recordedAt, actor }] : []))
      .sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : Number(a.effectiveOn > b.effectiveOn))),
    memberships: membershipsIn(changes),
    engagements: engagementRows(
      db,
      newest(
        `SELECT e.engagement_id FROM engagement_links l JOIN engagements e ON e.number = l.number
         WHERE l.item_id = ? ORDER BY l.happened_on DESC, l.number DESC`,
      ),
    ),
    responses: responseRows(
      db,
      newest(
        `SELECT r.response_id FROM response_links l JOIN responses r ON r.number = l.number
         WHERE l.item_id = ? ORDER BY l.submitted_on DESC, l.number DESC`,
      ),
    ),
    asksProposed: askRows(db, newest('SELECT ask_id FROM asks WHERE proposed_by = ? ORDER BY number DESC'), today),
  };
}

@QueryHandler(FindOrganisation)
export class FindOrganisationHandler implements IQueryHandler<FindOrganisation> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ organisationId, today }: FindOrganisation) {
    return findOrganisation(this.readModels.db, organisationId, today);
  }
}
