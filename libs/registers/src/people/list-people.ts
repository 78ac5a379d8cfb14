import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import type { KnownOfPeople, Role } from '#members';
import { ReadModels } from '#read-models';
import { all, parsed } from '../sql.js';

/** Somebody who has, or had, an account. */
export interface PersonRow {
  readonly personId: string;
  readonly organisationId: string | null;
  readonly roles: readonly Role[];
  readonly state: 'active' | 'deactivated' | 'erased';
  /** the name and the address as the log has them; null for somebody who was erased */
  readonly sealed: string | null;
  readonly invitedAt: string;
  readonly changedAt: string;
  readonly revision: number;
}

type Stored = Omit<PersonRow, 'roles'> & { readonly roles: string };

const COLUMNS = `person_id AS personId, organisation_id AS organisationId, roles, state, sealed,
  invited_at AS invitedAt, changed_at AS changedAt, revision`;

const asRow = (row: Stored): PersonRow => ({ ...row, roles: parsed<Role[]>(row.roles) });

/** Everybody, in the order in which they were invited. */
export const listPeople = (db: Database): PersonRow[] =>
  all<Stored>(db, `SELECT ${COLUMNS} FROM people ORDER BY number`).map(asRow);

/** One person; undefined when nobody was invited under this id. */
export const findPerson = (db: Database, personId: string): PersonRow | undefined =>
  all<Stored>(db, `SELECT ${COLUMNS} FROM people WHERE person_id = ?`, personId).map(asRow)[0];

/** What must be known when the roles of somebody are decided on. */
export function knownOfPeople(db: Database, personId: string): KnownOfPeople {
  const others = all<{ otherAdministrators: number }>(
    db,
    `SELECT count(*) AS otherAdministrators FROM people p
     WHERE p.state = 'active' AND p.person_id <> ?
       AND EXISTS (SELECT 1 FROM json_each(p.roles) WHERE value = 'administrator')`,
    personId,
  );
  return { otherAdministrators: others[0]?.otherAdministrators ?? 0 };
}

/** Everybody who has, or had, an account. */
export class ListPeople extends Query<readonly PersonRow[]> {}

/** One person; undefined when nobody was invited under this id. */
export class FindPerson extends Query<PersonRow | undefined> {
  constructor(readonly personId: string) {
    super();
  }
}

/** What must be known when the roles of somebody are decided on. */
export class KnownAboutPerson extends Query<KnownOfPeople> {
  constructor(readonly personId: string) {
    super();
  }
}

@QueryHandler(ListPeople)
export class ListPeopleHandler implements IQueryHandler<ListPeople> {
  constructor(private readonly readModels: ReadModels) {}

  async execute() {
    return listPeople(this.readModels.db);
  }
}

@QueryHandler(FindPerson)
export class FindPersonHandler implements IQueryHandler<FindPerson> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ personId }: FindPerson) {
    return findPerson(this.readModels.db, personId);
  }
}

@QueryHandler(KnownAboutPerson)
export class KnownAboutPersonHandler implements IQueryHandler<KnownAboutPerson> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ personId }: KnownAboutPerson) {
    return knownOfPeople(this.readModels.db, personId);
  }
}
