import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { knowing, type Known } from '#vocabulary';
import { mergedIn } from './concerning.js';
import { all, parsed } from './sql.js';

/** The ids that a wish names. */
export interface Named {
  readonly policyIds?: readonly string[];
  readonly consultationIds?: readonly string[];
  readonly askIds?: readonly string[];
  readonly decisionIds?: readonly string[];
  readonly organisationIds?: readonly string[];
}

/** What the tracker knows about the items that a wish names, to go with the command. `now` is an instant. */
export class KnownAbout extends Query<Known> {
  constructor(
    readonly named: Named,
    readonly now: string,
  ) {
    super();
  }
}

/** What the tracker holds of the items named; those that it does not hold are not in it. */
export function whatIsKnown(db: Database, named: Named, now: string): Known {
  const rows = <Row extends { id: string }>(ids: readonly string[] | undefined, sql: string) =>
    ids && ids.length > 0 ? all<Row>(db, `${sql} IN (SELECT value FROM json_each(?))`, JSON.stringify(ids)) : [];
  const byId = <Row extends { id: string }, Item>(found: readonly Row[], item: (row: Row) => Item) =>
    new Map(found.map((row) => [row.id, item(row)]));
  type Titled = { id: string; title: string };
  return knowing(now, {
    policies: byId(
      rows<Titled>(named.policyIds, 'SELECT policy_id AS id, title FROM policies WHERE policy_id'),
      ({ title }) => ({ title }),
    ),
    consultations: byId(
      rows<Titled & { withdrawnOn: string | null; answered: number }>(
        named.consultationIds,
        `SELECT consultation_id AS id, title, withdrawn_on AS withdrawnOn, EXISTS (SELECT 1 FROM responses r
           WHERE r.consultation_id = c.consultation_id AND r.submitted_at IS NOT NULL) AS answered
         FROM consultations c WHERE consultation_id`,
      ),
      ({ title, withdrawnOn, answered }) => ({ title, withdrawn: withdrawnOn !== null, answered: answered === 1 }),
    ),
    asks: byId(
      rows<{ id: string; statement: string; policyIds: string; mergedInto: string | null; withdrawnOn: string | null }>(
        named.askIds,
        `SELECT ask_id AS id, statement, merged_into AS mergedInto, withdrawn_on AS withdrawnOn,
           (SELECT json_group_array(DISTINCT ap.policy_id) FROM (${mergedIn('a.ask_id')}) m
            JOIN ask_policies ap ON ap.ask_id = m.ask_id) AS policyIds
         FROM asks a WHERE ask_id`,
      ),
      ({ statement, policyIds, mergedInto, withdrawnOn }) => ({
        statement,
        policyIds: parsed<string[]>(policyIds),
        ...(mergedInto ? { closed: 'merged' as const } : withdrawnOn ? { closed: 'withdrawn' as const } : {}),
      }),
    ),
    decisions: byId(
      rows<Titled & { policyIds: string; decidedOn: string; struckOut: string | null }>(
        named.decisionIds,
        `SELECT decision_id AS id, title, policy_ids AS policyIds, decided_on AS decidedOn, struck_out AS struckOut
         FROM decisions WHERE decision_id`,
      ),
      ({ title, policyIds, decidedOn, struckOut }) => ({
        title,
        policyIds: parsed<string[]>(policyIds),
        decidedOn,
        struckOut: struckOut !== null,
      }),
    ),
    organisations: byId(
      rows<{ id: string; name: string; leftOn: string | null }>(
        named.organisationIds,
        'SELECT organisation_id AS id, name, left_on AS leftOn FROM organisations WHERE organisation_id',
      ),
      ({ name, leftOn }) => ({ name, ...(leftOn !== null && { leftOn }) }),
    ),
  });
}

@QueryHandler(KnownAbout)
export class KnownAboutHandler implements IQueryHandler<KnownAbout> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ named, now }: KnownAbout) {
    return whatIsKnown(this.readModels.db, named, now);
  }
}
