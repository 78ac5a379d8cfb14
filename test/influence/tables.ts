import Database from 'better-sqlite3';
import type { RecordedEvent } from '#event-store';
import { projections } from '#registers';

/** The read models of a log in memory, thrown away after each use. */
export class Tables {
  private readonly db = new Database(':memory:');
  private readonly effects = new Map<string, ((event: RecordedEvent) => void)[]>();

  constructor() {
    for (const { tables, indexes } of projections) {
      this.db.exec(tables);
      if (indexes) this.db.exec(indexes);
    }
    for (const projection of projections)
      for (const [type, effect] of Object.entries(projection.effects(this.db)))
        this.effects.set(type, [...(this.effects.get(type) ?? []), effect as (event: RecordedEvent) => void]);
  }

  /** Does work on the tables as they are after these events, and forgets them. */
  async after<T>(events: readonly RecordedEvent[], work: (db: Database.Database) => Promise<T>): Promise<T> {
    this.db.exec('BEGIN');
    try {
      for (const event of events) for (const effect of this.effects.get(event.type) ?? []) effect(event);
      return await work(this.db);
    } finally {
      this.db.exec('ROLLBACK');
    }
  }
}
