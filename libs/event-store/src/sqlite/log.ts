import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Observable, of, Subject, takeUntil } from 'rxjs';
import {
  type Appended,
  type ExpectedRevision,
  RecordedOutOfOrder,
  StoreUnavailable,
  StreamDeleted,
  WrongExpectedRevision,
} from '../event-store.js';
import { followLog } from './log-follower.js';
import { LogReader, type Reading } from './log-reader.js';
import type { RawEvent, StoredEvent } from './raw-event.js';
import { lockForWriting } from './writer-lock.js';
import { WriterThread } from './writer-thread.js';

export interface LogOptions {
  /** the SQLite file; made, with its folder, when it is not there */
  readonly file: string;
  /** follow a log that another process writes */
  readonly readOnly?: boolean;
}

/**
 * The log as bytes, in one SQLite file: streams, revisions, positions (from 0, without gaps), and nothing of what the
 * events mean. One process writes, any number read. Reads are synchronous and paged; appends are committed in groups on
 * a thread of their own.
 */
export class SqliteLog {
  /** the position of the last event each time the log has grown; says nothing on subscribing, ends with `close` */
  readonly grown: Observable<number>;
  /** whether appends are taken, now and whenever that changes */
  readonly available: Observable<boolean>;
  private readonly closed = new Subject<void>();

  private constructor(
    readonly file: string,
    private readonly reader: LogReader,
    private readonly writer?: WriterThread,
    private readonly unlock?: () => void,
  ) {
    this.grown = (writer?.committed ?? followLog(file, reader)).pipe(takeUntil(this.closed));
    this.available = writer?.available ?? of(true);
  }

  /** @throws LogIsLocked when another process writes to the file */
  static async open({ file: path, readOnly = false }: LogOptions): Promise<SqliteLog> {
    const file = resolve(path);
    if (readOnly) {
      if (!existsSync(file)) throw new Error(`There is no event log at ${file}`);
      return new SqliteLog(file, new LogReader(file, 'bytes'));
    }
    mkdirSync(dirname(file), { recursive: true });
    const unlock = lockForWriting(file);
    try {
      const writer = await WriterThread.start(file);
      return new SqliteLog(file, new LogReader(file, 'bytes'), writer, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /**
   * Adds events to the end of a stream, all or none, and answers when they are on disk. A repeated append is told by
   * its event ids and answered as at first.
   * @throws WrongExpectedRevision, StreamDeleted, RecordedOutOfOrder, StoreUnavailable
   */
  async append(stream: string, events: readonly RawEvent[], expected: ExpectedRevision): Promise<Appended> {
    if (!this.writer) throw new StoreUnavailable(`${this.file} is open for reading only`);
    const outcome = await this.writer.append({ stream, expected, events });
    if ('position' in outcome) return outcome;
    if ('wrongRevision' in outcome) throw new WrongExpectedRevision(stream, expected, outcome.wrongRevision);
    if ('deleted' in outcome) throw new StreamDeleted(stream);
    if ('recordedBefore' in outcome)
      throw new RecordedOutOfOrder(stream, new Date(outcome.recordedBefore).toISOString());
    if ('fault' in outcome) throw new Error(outcome.fault);
    throw new StoreUnavailable(outcome.unavailable);
  }

  /** One page of a stream. An unknown stream is empty. */
  readStream(stream: string, reading?: Reading): StoredEvent[] {
    return this.reader.stream(stream, reading);
  }

  /** One page of all events, by position. */
  readAll(reading?: Reading): StoredEvent[] {
    return this.reader.all(reading);
  }

  /** The revision of a stream's last event, -1 when there is none. */
  lastRevision(stream: string): number {
    return this.reader.lastRevision(stream);
  }

  /** The position of the last event, -1 when the log is empty. */
  head(): number {
    return this.reader.head();
  }

  /** Lets the appends under way be written, then gives the file free. */
  async close(): Promise<void> {
    this.closed.next();
    // The last to close the file tidies it up, and only the writer can.
    this.reader.close();
    await this.writer?.close();
    this.unlock?.();
  }
}
