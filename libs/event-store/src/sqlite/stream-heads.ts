import type { Database } from 'better-sqlite3';
import { TOMBSTONE } from './raw-event.js';

/** Where a stream ends. */
export interface StreamHead {
  readonly revision: number;
  readonly position: number;
  readonly deleted: boolean;
}

const NO_STREAM: StreamHead = { revision: -1, position: -1, deleted: false };
const STREAMS_REMEMBERED = 20_000;
const IDS_REMEMBERED = 200_000;
const IDS_OF_A_STREAM = 10_000;

/** What the writer, being the only one, need not look up each time: where streams end and which ids they hold. */
export class StreamHeads {
  private heads = new Map<string, StreamHead>();
  private ids = new Map<string, Map<string, number>>();
  private idCount = 0;
  private readonly lastOf;
  private readonly idsOf;

  constructor(database: Database) {
    this.lastOf = database.prepare<[string], { revision: number; position: number; type: string }>(
      'SELECT revision, position, type FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1',
    );
    this.idsOf = database.prepare<[string], { id: string; revision: number }>(
      `SELECT id, revision FROM events WHERE stream = ? ORDER BY revision DESC LIMIT ${IDS_OF_A_STREAM}`,
    );
  }

  of(stream: string): StreamHead {
    const known = this.heads.get(stream);
    if (known) return known;
    const last = this.lastOf.get(stream);
    return last ? { revision: last.revision, position: last.position, deleted: last.type === TOMBSTONE } : NO_STREAM;
  }

  /** The revision of an event by its id, among the stream's latest ten thousand. */
  revisionOf(stream: string, id: string): number | undefined {
    let ids = this.ids.get(stream);
    if (!ids) {
      const latest = this.idsOf.all(stream).toReversed();
      ids = new Map(latest.map((event) => [event.id, event.revision]));
      this.ids.set(stream, ids);
      this.idCount += ids.size;
    }
    return ids.get(id);
  }

  /** The stream has got one event more. */
  advance(stream: string, id: string, type: string, revision: number, position: number): void {
    if (this.heads.size >= STREAMS_REMEMBERED || this.idCount >= IDS_REMEMBERED) this.forget();
    this.heads.set(stream, { revision, position, deleted: type === TOMBSTONE });
    const ids = this.ids.get(stream);
    if (!ids) return;
    ids.set(id, revision);
    this.idCount++;
  }

  /** What was advanced has been rolled back, or is too much to remember. */
  forget(): void {
    this.heads.clear();
    this.ids.clear();
    this.idCount = 0;
  }
}
