import type { Database } from 'better-sqlite3';

/** Somebody who has an account and is not in the log yet. */
export interface UnrecordedPerson {
  readonly personId: string;
  readonly organisationId: string | null;
  readonly roles: readonly string[];
  readonly sealed: string;
}

/**
 * People who are to be written into the log with the next thing that is recorded. The first administrator is: the log of
 * an empty tracker stays empty until then, so that an older log, or a sample, can still be read in.
 */
export class UnrecordedPeople {
  constructor(private readonly db: Database) {}

  add({ personId, organisationId, roles, sealed }: UnrecordedPerson): void {
    this.db
      .prepare('INSERT OR REPLACE INTO unrecorded VALUES (?, ?, ?, ?)')
      .run(personId, organisationId, JSON.stringify(roles), sealed);
  }

  all(): UnrecordedPerson[] {
    return this.db
      .prepare<[], Omit<UnrecordedPerson, 'roles'> & { roles: string }>(
        'SELECT person_id AS personId, organisation_id AS organisationId, roles, sealed FROM unrecorded ORDER BY person_id',
      )
      .all()
      .map((row) => ({ ...row, roles: JSON.parse(row.roles) as string[] }));
  }

  recorded(personId: string): void {
    this.db.prepare('DELETE FROM unrecorded WHERE person_id = ?').run(personId);
  }
}
