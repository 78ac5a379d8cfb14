import { Observable } from 'rxjs';
import type { NewEvent, RecordedEvent } from '../event.js';
import { type Appended, type Batch, EventStore, type ExpectedRevision, type Replay, START } from '../event-store.js';
import { instantOf } from '../instant.js';
import { refuseSize } from '../size.js';
import { SqliteLog, type LogOptions } from './log.js';
import { LogReader } from './log-reader.js';
import type { RawEvent, StoredEvent } from './raw-event.js';
import { metadataOf, UnreadEvent } from './unread-event.js';

const PAGE = { limit: 1000, bytes: 4 * 1024 * 1024 };

/** The log in one SQLite file: the embedded default, for one writing process and any number that follow it. */
export class SqliteEventStore extends EventStore {
  /** the writer takes them from one queue */
  override readonly appendsInOrder = 1000;
  readonly available: Observable<boolean>;
  /** the page read last: several subscribers at the head of the log read and parse it once */
  private latest?: { readonly after: number; readonly page: Batch };

  private constructor(
    private readonly log: SqliteLog,
    private readonly reader: LogReader<string>,
  ) {
    super();
    this.available = log.available;
  }

  /** @throws LogIsLocked when another process writes to the file */
  static async open(options: LogOptions): Promise<SqliteEventStore> {
    const log = await SqliteLog.open(options);
    return new SqliteEventStore(log, new LogReader(log.file, 'text'));
  }

  async read(
    stream: string,
    { from = 0, limit = Infinity }: { from?: number; limit?: number } = {},
  ): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for (let next = from; events.length < limit;) {
      const page = this.reader.stream(stream, {
        ...PAGE,
        from: next,
        limit: Math.min(PAGE.limit, limit - events.length),
      });
      if (page.length === 0) break;
      for (const stored of page) if (isOurs(stored)) events.push(toRecorded(stored));
      next = page.at(-1)!.revision + 1;
    }
    return events;
  }

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    const raw = events.map(toRaw);
    refuseSize(raw);
    return this.log.append(stream, raw, expected);
  }

  async *readAll({ after = START, until = Infinity }: { after?: number; until?: number } = {}) {
    const end = Math.min(until, this.log.head());
    for (let position = after; position < end;) {
      const page = this.pageAfter(position);
      const events = page.position <= end ? page.events : page.events.filter((event) => event.position <= end);
      if (events.length > 0) yield events;
      position = page.position;
    }
  }

  override async *replay({ after = START, until = Infinity, types }: Replay = {}) {
    const end = Math.min(until, this.log.head());
    for (let position = after; position < end;) {
      const rows = this.reader.rows(position + 1, { ...PAGE, ...(types && { types }) });
      const last = rows.at(-1)?.[0] ?? end;
      const some = last <= end ? rows : rows.filter(([each]) => each <= end);
      const events = some.filter(([, stream, , , type, , json]) => json === 1 && areOurs(stream, type));
      if (events.length > 0) yield events.map((row) => new UnreadEvent(row));
      position = last;
    }
  }

  subscribe(after = START): Observable<Batch> {
    return new Observable<Batch>((subscriber) => {
      let position = after;
      let caughtUp = false;
      let soon: NodeJS.Immediate | undefined;
      const deliver = () => {
        soon = undefined;
        try {
          const page = this.pageAfter(position);
          position = page.position;
          if (page.events.length > 0 || page.caughtUp !== caughtUp) subscriber.next(page);
          caughtUp = page.caughtUp;
          if (!caughtUp) deliverSoon();
        } catch (error) {
          subscriber.error(error);
        }
      };
      // A turn of the event loop between pages: answers and requests are not kept waiting by a long catch-up.
      const deliverSoon = () => {
        if (!subscriber.closed) soon ??= setImmediate(deliver);
      };
      deliverSoon();
      const growth = this.log.grown.subscribe({
        next: deliverSoon,
        error: (error) => subscriber.error(error),
        complete: () => subscriber.complete(),
      });
      return () => {
        growth.unsubscribe();
        clearImmediate(soon);
      };
    });
  }

  async head(): Promise<number> {
    for (let from = this.log.head(); from >= 0;) {
      const page = this.reader.all({ from, backwards: true, limit: 10 });
      const last = page.find(isOurs);
      if (last) return last.position;
      from = (page.at(-1)?.position ?? 0) - 1;
    }
    return START;
  }

  async close(): Promise<void> {
    this.reader.close();
    await this.log.close();
  }

  private pageAfter(after: number): Batch {
    const head = this.log.head();
    if (this.latest?.after === after && this.latest.page.position === head) return this.latest.page;
    const stored = this.reader.all({ ...PAGE, from: after + 1 });
    const position = stored.at(-1)?.position ?? after;
    const page = { events: stored.filter(isOurs).map(toRecorded), position, caughtUp: position >= head };
    this.latest = { after, page };
    return page;
  }
}

/** Not EventStoreDB's own bookkeeping, which a log served by the local node holds too, and not other people's bytes. */
const isOurs = ({ stream, type, contentType }: StoredEvent<string>) =>
  areOurs(stream, type) && contentType === 'application/json';

const areOurs = (stream: string, type: string) => !stream.startsWith('$') && !type.startsWith('$');

function toRaw({ id, type, data, metadata }: NewEvent): RawEvent {
  const recordedAt = metadata.recordedAt === undefined ? 'now' : instantOf(metadata.recordedAt);
  return {
    id,
    type,
    contentType: 'application/json',
    data: JSON.stringify(data),
    metadata: JSON.stringify(metadata),
    recordedAt,
  };
}

function toRecorded({
  position,
  stream,
  revision,
  id,
  type,
  data,
  metadata,
  created,
}: StoredEvent<string>): RecordedEvent {
  return { position, stream, revision, id, type, data: JSON.parse(data), metadata: metadataOf(metadata, created) };
}
