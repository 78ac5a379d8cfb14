import type { Database } from 'better-sqlite3';

/** When somebody looked at what is kept, and kept it: no fact of the record, so it lies beside it. */
export class Reviews {
  constructor(private readonly db: Database) {}

  /** Notes that something of a class was looked at on a date. */
  note(of: string, id: string, on: string): void {
    this.db.prepare('INSERT OR REPLACE INTO reviews VALUES (?, ?, ?)').run(of, id, on);
  }

  /** The date on which something was last looked at. */
  of(name: string, id: string): string | undefined {
    return this.db
      .prepare<[string, string], { on: string }>('SELECT reviewed_on AS "on" FROM reviews WHERE class = ? AND id = ?')
      .get(name, id)?.on;
  }
}
