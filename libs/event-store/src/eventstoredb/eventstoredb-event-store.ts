import {
  EventStoreDBClient,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { defer, type Observable, retry, Subject, takeUntil, tap, throwError, timer } from 'rxjs';
import type { NewEvent, RecordedEvent } from '../event.js';
import {
  type Appended,
  type Batch,
  EventStore,
  EventTooLarge,
  type ExpectedRevision,
  RecordedOutOfOrder,
  START,
  StoreUnavailable,
  StreamDeleted,
  WrongExpectedRevision,
} from '../event-store.js';
import { refuseSize, sizeOf } from '../size.js';
import { Availability } from './availability.js';
import { BatchAppends, type JsonEvent } from './batch-appends.js';
import { catchUp } from './catch-up.js';
import { backOff, isPassing, named, Patience } from './connection-faults.js';
import { Reads } from './reads.js';
import { RecordingClock } from './recording-clock.js';

/** How long a caller is kept waiting for a server that does not do its part. */
interface Limits {
  /** for the answer to an append, which the client itself awaits for ever */
  readonly answerWithinMs: number;
  /** for tries again, when the connection fails */
  readonly tryAgainForMs: number;
}

const LIMITS: Limits = { answerWithinMs: 10_000, tryAgainForMs: 3000 };

/**
 * The log in EventStoreDB or KurrentDB: shared by any number of tracker instances. Appends are told from their retries
 * by the event ids, so they are tried again when the connection fails.
 */
export class EventStoreDbEventStore extends EventStore {
  readonly available: Observable<boolean>;
  private readonly availability: Availability;
  private readonly appends: BatchAppends;
  private readonly reads: Reads;
  private readonly closed = new Subject<void>();
  private readonly clock = new RecordingClock();
  private open = true;
  private clockStarted?: Promise<void>;

  private constructor(
    private readonly client: EventStoreDBClient,
    private readonly limits: Limits,
  ) {
    super();
    this.reads = new Reads(client);
    this.appends = new BatchAppends(client);
    this.availability = new Availability(() => this.reads.last());
    this.available = this.availability.changes;
  }

  /** Opens a connection string; the server need not be there yet, `available` tells. */
  static async open(address: string, limits: Partial<Limits> = {}): Promise<EventStoreDbEventStore> {
    const connectionString = address.replace(/^kurrent(db)?(?=(\+discover)?:)/, 'esdb');
    const store = new EventStoreDbEventStore(EventStoreDBClient.connectionString(connectionString), {
      ...LIMITS,
      ...limits,
    });
    store.availability.doubt();
    return store;
  }

  async read(stream: string, { from = 0, limit }: { from?: number; limit?: number } = {}): Promise<RecordedEvent[]> {
    return this.persist(() => this.reads.stream(stream, from, limit));
  }

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    await this.startClock();
    const brought = events.some(({ metadata }) => metadata.recordedAt !== undefined);
    const { revision, position } = await this.persist(() =>
      brought
        ? this.clock.alone(() => this.appendOfThen(stream, events, expected))
        : this.clock.together((now) => this.appendOnce(stream, events, expected, now)),
    );
    return { revision, position: position ?? (await this.positionOf(stream, revision)) };
  }

  async *readAll({ after = START, until = Infinity }: { after?: number; until?: number } = {}) {
    const end = Math.min(until, await this.head());
    let patience = new Patience(this.limits.tryAgainForMs);
    for (let position = after; position < end;) {
      try {
        for await (const batch of this.reads.between(position, end)) {
          yield batch;
          position = batch.at(-1)!.position;
          patience = new Patience(this.limits.tryAgainForMs);
        }
        return;
      } catch (error) {
        await this.bear(error, patience);
      }
    }
  }

  subscribe(after = START): Observable<Batch> {
    return defer(() => {
      let position = after;
      return defer(() => catchUp(this.client, position)).pipe(
        tap((batch) => this.delivered(batch)),
        tap((batch) => (position = batch.position)),
        retry({ delay: (error, failures) => this.beforeResuming(error, failures), resetOnSuccess: true }),
        takeUntil(this.closed),
      );
    });
  }

  async head(): Promise<number> {
    const last = await this.persist(() => this.reads.last());
    return last?.position ?? START;
  }

  async close(): Promise<void> {
    this.open = false;
    this.closed.next();
    this.availability.close();
    await this.client.dispose();
  }

  /** Appends events that bring the instants at which they were recorded: those of a retry may be behind the clock. */
  private async appendOfThen(stream: string, events: readonly NewEvent[], expected: ExpectedRevision) {
    if (this.clock.isAheadOf(events) && !(await this.holds(stream, events[0]))) {
      throw new RecordedOutOfOrder(stream, this.clock.last);
    }
    const appended = await this.appendOnce(stream, events, expected, this.clock.last);
    for (const { metadata } of events) if (metadata.recordedAt) this.clock.see(metadata.recordedAt);
    return appended;
  }

  private async appendOnce(stream: string, events: readonly NewEvent[], expected: ExpectedRevision, now: string) {
    const json = events.map((event) => toJson(event, now));
    refuseSize(json);
    try {
      const { revision, position } = await this.appends.append(stream, json, expected, this.limits.answerWithinMs);
      return { revision, position: knownPosition(position) };
    } catch (error) {
      throw inOurWords(error, stream, json, expected);
    }
  }

  /** What is in the log already must not be recorded later than what is about to be. */
  private startClock(): Promise<void> {
    this.clockStarted ??= this.persist(() => this.reads.last()).then(
      (last) => last && this.clock.see(last.metadata.recordedAt),
      (error) => {
        this.clockStarted = undefined;
        throw error;
      },
    );
    return this.clockStarted;
  }

  private async holds(stream: string, first: NewEvent | undefined): Promise<boolean> {
    const events = await this.reads.stream(stream, 0);
    return events.some(({ id }) => id === first?.id);
  }

  private async positionOf(stream: string, revision: number): Promise<number> {
    const [event] = await this.read(stream, { from: revision, limit: 1 });
    if (!event) throw new StoreUnavailable(`The event store has ${stream} at ${revision}, but does not show it`);
    return event.position;
  }

  private async persist<T>(work: () => Promise<T>): Promise<T> {
    for (const patience = new Patience(this.limits.tryAgainForMs); ;) {
      try {
        return await work();
      } catch (error) {
        await this.bear(error, patience);
      }
    }
  }

  private async bear(error: unknown, patience: Patience): Promise<void> {
    if (!this.open) throw new StoreUnavailable('The event store is closed', { cause: error });
    if (isPassing(error)) this.availability.doubt();
    await patience.bear(error);
  }

  private beforeResuming(error: unknown, failures: number): Observable<unknown> {
    if (!isPassing(error)) return throwError(() => named(error));
    this.availability.doubt();
    return timer(backOff(failures - 1));
  }

  private delivered({ events }: Batch) {
    const last = events.at(-1);
    if (last) this.clock.see(last.metadata.recordedAt);
  }
}

function toJson({ id, type, data, metadata }: NewEvent, now: string): JsonEvent {
  const stamped = { ...metadata, recordedAt: metadata.recordedAt ?? now };
  return { id, type, data: JSON.stringify(data), metadata: JSON.stringify(stamped) };
}

/** A server that recognises a retry may not know, or not say, where the events are. */
const knownPosition = (position: string | undefined) =>
  position !== undefined && Number.isSafeInteger(Number(position)) ? Number(position) : undefined;

function inOurWords(error: unknown, stream: string, events: readonly JsonEvent[], expected: ExpectedRevision): unknown {
  if (error instanceof WrongExpectedVersionError) {
    const { actualVersion } = error;
    return new WrongExpectedRevision(stream, expected, typeof actualVersion === 'bigint' ? Number(actualVersion) : -1);
  }
  if (error instanceof StreamDeletedError) return new StreamDeleted(stream);
  if (error instanceof MaxAppendSizeExceededError) return new EventTooLarge(sizeOf(events), error.maxAppendSize);
  return error;
}
