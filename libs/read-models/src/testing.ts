import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v5 as uuidOf } from 'uuid';
import { openEventStore, type DomainEvent, type EventStore, type RecordedEvent } from '#event-store';
import type { Projector } from './projector.js';
import { ReadModels } from './read-models.js';

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

/** Plays events, whose positions are their indexes, into a database, so many at once: again from where it has gone back to. */
export function playInto(projector: Projector, events: readonly RecordedEvent[], batches: readonly number[]): void {
  const ends = [...batches.keys()].map((at) => batches.slice(0, at + 1).reduce((sum, size) => sum + size));
  for (let next = projector.position + 1; next < events.length; next = projector.position + 1) {
    const end = ends.find((each) => each > next) ?? events.length;
    projector.apply(events.slice(next, end), end - 1);
  }
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
    readonly address: string,
    readonly store: EventStore,
  ) {}

  /** A new log: a SQLite file in the folder, unless another address is given. */
  static async create(folder = temporaryFolder(), address = join(folder, 'log.sqlite')): Promise<TestLog> {
    return new TestLog(folder, address, await openEventStore(address));
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

export const TOTALS = 'SELECT what, total, counts FROM totals ORDER BY what';

/** The totals that readers see, of now or as of a position. */
export const totalsIn = (models: ReadModels, at?: { asOf?: number }): Promise<unknown[]> =>
  models.view(() => models.db.prepare(TOTALS).all(), at);

/** A log, and read models of it: what a spec starts from. */
export class TestWorld {
  private readonly opened: ReadModels[] = [];
  private readonly module: string;

  private constructor(public log: TestLog) {
    this.module = projectionsModule(log.folder);
  }

  static async create(): Promise<TestWorld> {
    return new TestWorld(await TestLog.create());
  }

  get folder(): string {
    return this.log.folder;
  }

  /** Where the read models lie. */
  get readModels(): string {
    return join(this.folder, 'read-models');
  }

  options() {
    return { log: this.log.address, folder: this.readModels, projectionsModule: this.module };
  }

  /** From now on the projections are another version. */
  changeProjections(change: (source: string) => string): void {
    projectionsModule(this.folder, change);
  }

  async open(): Promise<ReadModels> {
    const models = await ReadModels.open(this.options());
    this.opened.push(models);
    return models;
  }

  /** Opens the read models and waits until they follow the log. */
  async live(): Promise<ReadModels> {
    const models = await this.open();
    await models.live();
    return models;
  }

  /** The names of the databases that are there. */
  databases(): string[] {
    return readdirSync(this.readModels).filter((name) => name.endsWith('.sqlite'));
  }

  async close(): Promise<void> {
    await Promise.all(this.opened.map((models) => models.close()));
    await this.log.store.close();
    rmSync(this.folder, { recursive: true });
  }
}
