import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v5 as uuidOf } from 'uuid';
import { openEventStore, type DomainEvent, type EventStore, type RecordedEvent } from '#event-store';

// What the specs of this library share: people who count things.

export type Counted = DomainEvent<'Counted', { what: string; by: number }>;

export const counted = (what: string, by: number): Counted => ({ type: 'Counted', data: { what, by } });

const IDS = '1c6a6b0e-7a83-4f0e-8f2c-3f1d0a4c9f11';

/** The events as a log would hold them: one millisecond apart, from 2026-01-01 on, positions from 0. */
export const recorded = (events: readonly DomainEvent[], from = 0): RecordedEvent[] =>
  events.map((event, index) => {
    const position = from + index;
    const id = uuidOf(`${position} ${JSON.stringify(event)}`, IDS);
    const metadata = { actor: 'system:test', $correlationId: id, $causationId: id, recordedAt: instantOf(position) };
    return { ...event, position, stream: 'tally-all', revision: position, id, metadata };
  });

/** When the event at a position was recorded. */
export const instantOf = (position: number): string => new Date(Date.UTC(2026, 0, 1) + position).toISOString();

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'read-models-'));

/** Two projections of what was counted; `fragile` throws on 13, when half its work is done. */
const SOURCE = `
  export const totals = {
    name: 'totals',
    tables: 'CREATE TABLE totals (what TEXT PRIMARY KEY, total INTEGER NOT NULL, counts INTEGER NOT NULL) WITHOUT ROWID',
    indexes: 'CREATE INDEX totals_by_total ON totals (total)',
    effects: (db) => {
      const add = db.prepare('INSERT INTO totals VALUES (:what, :by, 1) ON CONFLICT DO UPDATE SET total = total + :by, counts = counts + 1');
      return { Counted: ({ data }) => add.run(data) };
    },
  };
  export const fragile = {
    name: 'fragile',
    tables: 'CREATE TABLE entries (position INTEGER PRIMARY KEY, what TEXT NOT NULL, by INTEGER); CREATE VIRTUAL TABLE words USING fts5(what)',
    effects: (db) => {
      const enter = db.prepare('INSERT INTO entries VALUES (?, ?, ?)');
      const index = db.prepare('INSERT INTO words (rowid, what) VALUES (?, ?)');
      return {
        Counted: ({ position, data: { what, by } }) => {
          enter.run(position, what, by);
          if (by === 13) throw new Error(what + ' is unlucky');
          index.run(position, what);
        },
      };
    },
  };
  export const projections = [totals, fragile];`;

/** Writes a module of projections; `change` makes another version of it. */
export function projectionsModule(folder: string, change: (source: string) => string = (source) => source): string {
  const file = join(folder, 'projections.mjs');
  writeFileSync(file, change(SOURCE));
  return file;
}

/** All rows of a query on a database file. */
export function rowsOf(file: string, sql: string): unknown[] {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}

/** What `totals` is to hold after these events. */
export function totalsOf(events: readonly Counted[]) {
  const totals = new Map<string, { what: string; total: number; counts: number }>();
  for (const { data } of events) {
    const { total, counts } = totals.get(data.what) ?? { total: 0, counts: 0 };
    totals.set(data.what, { what: data.what, total: total + data.by, counts: counts + 1 });
  }
  return [...totals.values()].sort((a, b) => (a.what < b.what ? -1 : 1));
}

const AT_ONCE = 1000;

/** A log on disk, and what is counted in it. */
export class TestLog {
  /** everything recorded so far, in order: the position is the index */
  readonly history: Counted[] = [];

  private constructor(
    readonly folder: string,
    readonly store: EventStore,
  ) {}

  static async create(folder = temporaryFolder()): Promise<TestLog> {
    return new TestLog(folder, await openEventStore(join(folder, 'log.sqlite')));
  }

  get file(): string {
    return join(this.folder, 'log.sqlite');
  }

  /** Records the events, a millisecond after one another, and answers the position of the last. */
  async record(...events: Counted[]): Promise<number> {
    for (let from = 0; from < events.length; from += AT_ONCE) {
      const some = events.slice(from, from + AT_ONCE);
      const next = this.history.length;
      await this.store.append('tally-all', recorded(some, next), next === 0 ? 'none' : next - 1);
      this.history.push(...some);
    }
    return this.history.length - 1;
  }
}
