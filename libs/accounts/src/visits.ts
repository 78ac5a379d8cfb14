import type { Database } from 'better-sqlite3';

/** Somebody who comes back after so long pays another visit. */
const APART_MS = 30 * 60_000;

/** When people last looked at their first page, so that it can say what is new to them. Nobody else is told. */
export class Visits {
  constructor(
    private readonly db: Database,
    private readonly now: () => number,
  ) {}

  /**
   * Somebody looks: answers when the visit before this one ended, in milliseconds, the same for as long as this visit
   * goes on; undefined on the first.
   */
  look(personId: string): number | undefined {
    const now = this.now();
    const last = this.of(personId);
    const before = last && now - last.seenAt > APART_MS ? last.seenAt : last?.before;
    this.db.prepare('INSERT OR REPLACE INTO visits VALUES (?, ?, ?)').run(personId, before ?? null, now);
    return before;
  }

  /** When somebody last looked. */
  lastOf(personId: string): number | undefined {
    return this.of(personId)?.seenAt;
  }

  private of(personId: string): { readonly before?: number; readonly seenAt: number } | undefined {
    const row = this.db
      .prepare<[string], { before: number | null; seenAt: number }>(
        'SELECT before, seen_at AS seenAt FROM visits WHERE person_id = ?',
      )
      .get(personId);
    return row && { seenAt: row.seenAt, ...(row.before !== null && { before: row.before }) };
  }
}
