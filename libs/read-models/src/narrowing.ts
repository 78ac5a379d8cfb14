import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** What a view leaves out for whoever looks. */
export interface Narrowing {
  /** two of the same name leave out the same of the same rows */
  readonly name: string;
  /** the ids of what is left out, read from the tables as they are (`main.…`) */
  readonly withheld: (db: Database) => readonly string[];
  /**
   * Prepares a connection once: what shadows the tables leaves out rows by `temp.withheld (id)`. It is filled for each
   * view; `filled` then brings what is worked out from it up to date.
   */
  readonly shadow: (db: Database) => { readonly filled: () => void };
}

const KEPT_AT_MOST = 200;
const kept = new Map<string, readonly string[]>();

/** What is left out at the position that a connection sees: worked out once, for all who see the same. */
export function withheldAt(db: Database, position: number, narrowing: Narrowing): readonly string[] {
  const key = `${db.name} ${position} ${narrowing.name}`;
  const found = kept.get(key) ?? narrowing.withheld(db);
  kept.delete(key);
  kept.set(key, found);
  if (kept.size > KEPT_AT_MOST) kept.delete(kept.keys().next().value!);
  return found;
}

const narrowed = new WeakMap<Database, string>();

/** A connection that leaves out what is withheld: its tables are shadowed by views of the same names. */
export class NarrowedConnection {
  private readonly filled: () => void;
  private held = '';

  constructor(
    readonly db: Database,
    narrowing: Narrowing,
  ) {
    db.pragma('temp_store = MEMORY');
    db.exec('CREATE TEMP TABLE withheld (id TEXT PRIMARY KEY) WITHOUT ROWID');
    this.filled = narrowing.shadow(db).filled;
    narrowed.set(db, '');
  }

  /** From now on leaves out these. */
  withhold(ids: readonly string[]): void {
    const held = createHash('sha256')
      .update([...ids].sort().join())
      .digest('hex')
      .slice(0, 16);
    if (held === this.held) return;
    this.db.exec('DELETE FROM temp.withheld');
    this.db.prepare('INSERT OR IGNORE INTO temp.withheld SELECT value FROM json_each(?)').run(JSON.stringify(ids));
    this.filled();
    this.held = held;
    narrowed.set(this.db, held);
  }
}

/** Names what a connection leaves out; nothing when it shows all there is. */
export const narrowedTo = (db: Database): string | undefined => narrowed.get(db);
