import type { Database } from 'better-sqlite3';
import type { Appended, ExpectedRevision } from '../event-store.js';
import type { RawEvent } from './raw-event.js';
import { prepareLog } from './schema.js';
import { StreamHeads } from './stream-heads.js';

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

/** Writes to the log, synchronously and on one connection. Runs in the worker thread. */
export class LogWriter {
  private readonly statements: ReturnType<typeof prepare>;
  private readonly heads: StreamHeads;
  private position = -1;
  private created = 0;

  constructor(private readonly database: Database) {
    this.database.pragma('journal_mode = WAL');
    this.database.pragma('synchronous = FULL');
    this.database.pragma('cache_size = -32000');
    prepareLog(this.database);
    this.statements = prepare(this.database);
    this.heads = new StreamHeads(this.database);
    this.recall();
  }

  /**
   * Commits a group of appends with one sync. Each has its own outcome; when the commit fails, each is tried alone, so
   * that one too large for a full disk does not take the others with it.
   */
  commit(group: readonly AppendRequest[]): AppendOutcome[] {
    try {
      this.statements.begin.run();
      const outcomes = group.map((request) => this.append(request));
      this.statements.commit.run();
      return outcomes;
    } catch (error) {
      this.rollBack();
      if (group.length > 1) return group.flatMap((request) => this.commit([request]));
      return [failure(error as Error & { code?: string })];
    }
  }

  /** Whether the disk takes a write. */
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

  /** Everything that may be refused is refused before the first row is written: what was begun is finished. */
  private append({ stream, expected, events }: AppendRequest): AppendOutcome {
    const head = this.heads.of(stream);
    if (head.deleted) return { deleted: true };
    const before = this.storedBefore(stream, head.revision, expected, events);
    if (before) return before;
    if (!isAt(expected, head.revision)) return { wrongRevision: head.revision };
    if (runsBackwards(events, this.created)) return { recordedBefore: this.created };
    const now = Date.now();
    let { revision, position } = head;
    for (const event of events) {
      position = this.insert(stream, ++revision, event, now);
      this.heads.advance(stream, event.id, event.type, revision, position);
    }
    return { revision, position };
  }

  private insert(
    stream: string,
    revision: number,
    { id, type, contentType, data, metadata, recordedAt }: RawEvent,
    now: number,
  ) {
    this.created = typeof recordedAt === 'number' ? recordedAt : Math.max(now, this.created);
    const json = contentType === 'application/json';
    const row = json && typeof data !== 'string' ? this.statements.insertBytesAsText : this.statements.insert;
    const stamped = recordedAt === 'now' ? stamp(metadata as string, this.created) : metadata;
    row.run(++this.position, stream, revision, id, type, this.created, json ? 1 : 0, stamped, data);
    return this.position;
  }

  /** The outcome of an earlier append, when this is the same again: told by the ids, as EventStoreDB does. */
  private storedBefore(
    stream: string,
    last: number,
    expected: ExpectedRevision,
    events: readonly RawEvent[],
  ): AppendOutcome | undefined {
    const first = events[0];
    if (!first || last < 0) return undefined;
    const start = isPlace(expected) ? placeOf(expected) + 1 : this.heads.revisionOf(stream, first.id);
    if (start === undefined || start > last) return undefined;
    const there = this.statements.idsFrom.all(stream, start, events.length);
    const same = there.length === events.length && there.every(({ id }, index) => id === events[index]?.id);
    return same ? { revision: start + events.length - 1, position: there.at(-1)!.position } : { wrongRevision: last };
  }

  private rollBack(): void {
    if (this.database.inTransaction) this.database.exec('ROLLBACK');
    this.recall();
  }

  private recall(): void {
    this.heads.forget();
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

/** Whether one of the events brings an instant before the one recorded last. */
function runsBackwards(events: readonly RawEvent[], last: number): boolean {
  const brought = events.map(({ recordedAt }) => recordedAt).filter((recordedAt) => typeof recordedAt === 'number');
  return brought.some((instant, index) => instant < (brought[index - 1] ?? last));
}

/** That there is no room or no disk passes; anything else is our own mistake. */
const failure = ({ code, message }: Error & { code?: string }): AppendOutcome =>
  /^SQLITE_(FULL|IOERR|BUSY|LOCKED|CANTOPEN|READONLY|NOMEM)/.test(code ?? '')
    ? { unavailable: `The log cannot be written: ${message}` }
    : { fault: message };

/** Puts the instant at the front of a JSON object's text. */
const stamp = (metadata: string, at: number) => {
  const recordedAt = `{"recordedAt":"${new Date(at).toISOString()}"`;
  return metadata === '{}' ? `${recordedAt}}` : `${recordedAt},${metadata.slice(1)}`;
};

const insert = (data: string) =>
  `INSERT INTO events (position, stream, revision, id, type, created, json, metadata, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ${data})`;

const prepare = (database: Database) => ({
  begin: database.prepare('BEGIN IMMEDIATE'),
  commit: database.prepare('COMMIT'),
  last: database.prepare<[], { position: number; created: number }>(
    'SELECT position, created FROM events ORDER BY position DESC LIMIT 1',
  ),
  idsFrom: database.prepare<[string, number, number], { id: string; position: number }>(
    'SELECT id, position FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
  ),
  insert: database.prepare<unknown[]>(insert('?')),
  /** JSON that comes as bytes is kept as text, byte by byte */
  insertBytesAsText: database.prepare<unknown[]>(insert('CAST(? AS TEXT)')),
});
