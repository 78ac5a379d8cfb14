import Database from 'better-sqlite3';
import type { Appended, ExpectedRevision } from '../event-store.js';
import { TOMBSTONE, type RawEvent } from './raw-event.js';
import { prepareLog } from './schema.js';

export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly RawEvent[];
}

/** What became of one append. `unavailable`: nothing of it was stored, it may be sent again. */
export type AppendOutcome =
  | Appended
  | { readonly wrongRevision: number }
  | { readonly deleted: true }
  | { readonly recordedBefore: number }
  | { readonly unavailable: string }
  | { readonly fault: string };

interface Head {
  readonly id: number;
  readonly revision: number;
  readonly position: number;
  readonly deleted: boolean;
}

/** Writes to the log, synchronously and on one connection. Runs in the worker thread. */
export class LogWriter {
  private readonly database: Database.Database;
  private readonly statements: ReturnType<typeof prepare>;
  private position = -1;
  private created = 0;

  constructor(file: string) {
    this.database = new Database(file);
    this.database.pragma('journal_mode = WAL');
    this.database.pragma('synchronous = FULL');
    prepareLog(this.database);
    this.statements = prepare(this.database);
    this.recall();
  }

  /**
   * Commits a group of appends with one sync. Each has its own outcome; when the commit fails, each is tried alone, so
   * that one too large for a full disk does not take the others with it.
   */
  commit(group: readonly AppendRequest[]): AppendOutcome[] {
    try {
      return this.inOneTransaction(group);
    } catch (error) {
      this.rollBack();
      if (group.length > 1) return group.flatMap((request) => this.commit([request]));
      return [failure(error as Error & { code?: string })];
    }
  }

  /** Whether the disk takes a write again. */
  canWrite(): boolean {
    try {
      this.database.exec(
        `BEGIN IMMEDIATE; DELETE FROM heartbeat; INSERT INTO heartbeat VALUES (${Date.now()}); COMMIT`,
      );
      return true;
    } catch {
      this.rollBack();
      return false;
    }
  }

  close(): void {
    this.database.close();
  }

  private inOneTransaction(group: readonly AppendRequest[]): AppendOutcome[] {
    this.statements.begin.run();
    const outcomes = group.map((request) => this.append(request));
    this.statements.commit.run();
    return outcomes;
  }

  /** Everything that may be refused is refused before the first row is written: what was begun is finished. */
  private append({ stream, expected, events }: AppendRequest): AppendOutcome {
    const head = this.headOf(stream);
    const actual = head?.revision ?? -1;
    if (head?.deleted) return { deleted: true };
    const stored = head && this.storedBefore(head, expected, events);
    if (stored) return stored;
    if (!isAt(expected, actual)) return { wrongRevision: actual };
    if (events.length === 0) return { revision: actual, position: head?.position ?? -1 };
    const now = Math.max(Date.now(), this.created);
    if (
      events.some(
        ({ recordedAt }, index) => typeof recordedAt === 'number' && recordedAt < this.earliest(events, index),
      )
    ) {
      return { recordedBefore: this.created };
    }
    const streamId = head?.id ?? Number(this.statements.newStream.run(stream).lastInsertRowid);
    let revision = actual;
    for (const event of events) this.insert(streamId, ++revision, event, now);
    return { revision, position: this.position };
  }

  private earliest(events: readonly RawEvent[], index: number): number {
    const before = events[index - 1]?.recordedAt;
    return typeof before === 'number' ? before : this.created;
  }

  private insert(
    stream: number,
    revision: number,
    { id, type, contentType, data, metadata, recordedAt }: RawEvent,
    now: number,
  ) {
    this.created = typeof recordedAt === 'number' ? recordedAt : Math.max(now, this.created);
    const json = contentType === 'application/json';
    const row = json && typeof data !== 'string' ? this.statements.insertBytesAsText : this.statements.insert;
    const stamped = recordedAt === 'now' ? stamp(metadata as string, this.created) : metadata;
    row.run(++this.position, stream, revision, id, type, this.created, json ? 1 : 0, stamped, data);
  }

  /** The events of an earlier append, when these are the same again (or null): as EventStoreDB tells a retry. */
  private storedBefore(head: Head, expected: ExpectedRevision, events: readonly RawEvent[]): AppendOutcome | null {
    const first = events[0];
    if (!first) return null;
    const start = isPlace(expected)
      ? placeOf(expected) + 1
      : this.statements.revisionOf.get(head.id, first.id)?.revision;
    if (start === undefined || start > head.revision) return null;
    const there = this.statements.idsFrom.all(head.id, start, events.length);
    const same = there.length === events.length && there.every(({ id }, index) => id === events[index]?.id);
    if (!same) return { wrongRevision: head.revision };
    return { revision: start + events.length - 1, position: there.at(-1)!.position };
  }

  private headOf(stream: string): Head | undefined {
    const id = this.statements.streamId.get(stream)?.id;
    if (id === undefined) return undefined;
    const last = this.statements.lastOf.get(id);
    return { id, revision: last?.revision ?? -1, position: last?.position ?? -1, deleted: last?.type === TOMBSTONE };
  }

  private rollBack(): void {
    if (this.database.inTransaction) this.database.exec('ROLLBACK');
    this.recall();
  }

  private recall(): void {
    const last = this.statements.last.get();
    this.position = last?.position ?? -1;
    this.created = last?.created ?? 0;
  }
}

const isPlace = (expected: ExpectedRevision): expected is number | 'none' =>
  typeof expected === 'number' || expected === 'none';
const placeOf = (expected: number | 'none') => (expected === 'none' ? -1 : expected);

function isAt(expected: ExpectedRevision, actual: number): boolean {
  if (expected === 'any') return true;
  return expected === 'exists' ? actual >= 0 : placeOf(expected) === actual;
}

/** What SQLite refuses (no room, no disk) passes; anything else is our own mistake. */
const failure = ({ code, message }: Error & { code?: string }): AppendOutcome =>
  code?.startsWith('SQLITE_') ? { unavailable: `The log cannot be written: ${message}` } : { fault: message };

/** Puts the instant at the front of a JSON object's text. */
const stamp = (metadata: string, at: number) => {
  const recordedAt = `{"recordedAt":"${new Date(at).toISOString()}"`;
  return metadata === '{}' ? `${recordedAt}}` : `${recordedAt},${metadata.slice(1)}`;
};

const insert = (data: string) =>
  `INSERT INTO events (position, stream, revision, id, type, created, json, metadata, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ${data})`;

const prepare = (database: Database.Database) => ({
  begin: database.prepare('BEGIN IMMEDIATE'),
  commit: database.prepare('COMMIT'),
  streamId: database.prepare<[string], { id: number }>('SELECT id FROM streams WHERE name = ?'),
  newStream: database.prepare<[string]>('INSERT INTO streams (name) VALUES (?)'),
  last: database.prepare<[], { position: number; created: number }>(
    'SELECT position, created FROM events ORDER BY position DESC LIMIT 1',
  ),
  lastOf: database.prepare<[number], { revision: number; position: number; type: string }>(
    'SELECT revision, position, type FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1',
  ),
  idsFrom: database.prepare<[number, number, number], { id: string; position: number }>(
    'SELECT id, position FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
  ),
  revisionOf: database.prepare<[number, string], { revision: number }>(
    'SELECT revision FROM events WHERE stream = ? AND id = ? ORDER BY revision DESC LIMIT 1',
  ),
  insert: database.prepare<unknown[]>(insert('?')),
  /** JSON that comes as bytes is kept as text, byte by byte */
  insertBytesAsText: database.prepare<unknown[]>(insert('CAST(? AS TEXT)')),
});
