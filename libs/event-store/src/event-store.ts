import type { Observable } from 'rxjs';
import { v5 as uuidOf } from 'uuid';
import { whoIsActing } from './acting.js';
import type { DomainEvent, NewEvent, RecordedEvent } from './event.js';

/** The revision a stream must be at: a number, `none` (no stream yet), `exists`, or `any`. */
export type ExpectedRevision = number | 'none' | 'exists' | 'any';

/** Before the first event of the log. */
export const START = -1;

/** Where an append ended: the revision and position of its last event (of the stream's last when it stored nothing). */
export interface Appended {
  readonly revision: number;
  readonly position: number;
}

/** A run of events of the log, in order; `caughtUp` once the subscription has reached the present. */
export interface Batch {
  readonly events: readonly RecordedEvent[];
  /** where the subscription stands after this batch */
  readonly position: number;
  readonly caughtUp: boolean;
}

/** Which part of the log is replayed. */
export interface Replay {
  readonly after?: number;
  readonly until?: number;
  readonly types?: readonly string[];
}

/** How a stream's events become the state that the next decision asks about. */
export interface Fold<State, E extends DomainEvent> {
  readonly initial: State;
  readonly evolve: (state: State, event: E) => State;
}

/** What a wish left behind. `recorded` counts the events this very call stored: 0 when all was so already. */
export interface Outcome extends Appended {
  readonly stream: string;
  readonly recorded: number;
}

/** The stream is not at the revision the caller has read: somebody else was quicker. */
export class WrongExpectedRevision extends Error {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: number,
  ) {
    super(`${stream} is at revision ${actual}, not at ${expected}`);
    this.name = 'WrongExpectedRevision';
  }
}

/** The store cannot be reached or cannot write: nothing was acknowledged; the same command may be sent again. */
export class StoreUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreUnavailable';
  }
}

/** An append is larger than the store takes. */
export class EventTooLarge extends Error {
  constructor(
    readonly bytes: number,
    readonly limit: number,
  ) {
    super(`${bytes} bytes of events are more than the ${limit} bytes that the store takes at once`);
    this.name = 'EventTooLarge';
  }
}

/** The stream was ended for ever by a tombstone. */
export class StreamDeleted extends Error {
  constructor(readonly stream: string) {
    super(`${stream} has been deleted for ever`);
    this.name = 'StreamDeleted';
  }
}

/** An append brought a `recordedAt` earlier than one that the log already holds. */
export class RecordedOutOfOrder extends Error {
  constructor(
    readonly stream: string,
    readonly latest: string,
  ) {
    super(`${stream}: the log holds events recorded at ${latest}; an event recorded before that cannot follow them`);
    this.name = 'RecordedOutOfOrder';
  }
}

const EVENT_IDS = 'a6a2b7b0-8a5f-5d0e-9d0c-0d7c1c1b8f54';
const RACES_LOST_AT_MOST = 200;

/**
 * The log: the only source of truth. The class is also the injection token; two stores stand behind it, and one
 * contract spec holds both to the same behaviour.
 */
export abstract class EventStore {
  /** The events of one stream in order, from a revision on (default 0), at most `limit`. An unknown stream is empty. */
  abstract read(stream: string, options?: { from?: number; limit?: number }): Promise<RecordedEvent[]>;

  /**
   * Adds events to the end of a stream, all or none, and answers when they are durable. Idempotent by event id: events
   * that are all there already, at the place expected, are answered as at first. At most a mebibyte at once.
   * @throws WrongExpectedRevision, EventTooLarge, RecordedOutOfOrder, StoreUnavailable; StreamDeleted when somebody has
   * ended the stream for ever
   */
  abstract append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended>;

  /** All events after a position (default: from the start) in batches, up to the end of the log when the call was made. */
  abstract readAll(options?: { after?: number; until?: number }): AsyncIterable<readonly RecordedEvent[]>;

  /**
   * As `readAll`, of the types asked for, for whoever passes over many of them: data and metadata may be parsed only when
   * they are asked for. These events are to be looked at, not compared or copied.
   */
  async *replay({ types, ...span }: Replay = {}): AsyncIterable<readonly RecordedEvent[]> {
    for await (const batch of this.readAll(span)) {
      const asked = types ? batch.filter(({ type }) => types.includes(type)) : batch;
      if (asked.length > 0) yield asked;
    }
  }

  /**
   * All events after a position: first what is there, then what comes, without gap or repeat, for as long as it is
   * subscribed to. A break in the connection is mended inside; the subscription only errors on a fault that stays.
   */
  abstract subscribe(after?: number): Observable<Batch>;

  /** The position of the last event, START when the log is empty. */
  abstract head(): Promise<number>;

  /** How many appends may be under way at once and still be stored in the order in which they were asked for. */
  readonly appendsInOrder: number = 1;

  /** Whether the store can be reached, now and whenever that changes. */
  abstract readonly available: Observable<boolean>;

  abstract close(): Promise<void>;

  /** What a stream has come to by now. */
  async state<State, E extends DomainEvent>(stream: string, { initial, evolve }: Fold<State, E>): Promise<State> {
    const history = await this.read(stream);
    return history.reduce((state, event) => evolve(state, event as unknown as E), initial);
  }

  /**
   * Carries out a wish: reads the stream, folds it, lets the decision answer with events, and appends them at the
   * revision read; again from the start when somebody else was quicker. A command that was carried out before changes
   * nothing and has the first outcome again.
   * @throws WrongExpectedRevision when who acts expects another revision than the stream is at
   */
  async transact<State, E extends DomainEvent>(
    stream: string,
    { initial, evolve }: Fold<State, E>,
    decide: (state: State) => readonly E[],
  ): Promise<Outcome> {
    const { actor, commandId, correlationId, recordedAt, importedFrom, expectedRevision } = whoIsActing();
    let history: RecordedEvent[] = [];
    for (let race = 0; ; race++) {
      history = history.concat(await this.read(stream, { from: (history.at(-1)?.revision ?? -1) + 1 }));
      const before = history.findLast(({ metadata }) => metadata.$causationId === commandId);
      if (before) return { stream, revision: before.revision, position: before.position, recorded: 0 };
      const last = history.at(-1);
      if (expectedRevision !== undefined && expectedRevision !== (last?.revision ?? -1))
        throw new WrongExpectedRevision(stream, expectedRevision, last?.revision ?? -1);
      const decided = decide(history.reduce((state, event) => evolve(state, event as unknown as E), initial));
      if (decided.length === 0)
        return { stream, revision: last?.revision ?? -1, position: last?.position ?? START, recorded: 0 };
      const metadata = {
        actor,
        $correlationId: correlationId ?? commandId,
        $causationId: commandId,
        ...(recordedAt && { recordedAt }),
        ...(importedFrom && { importedFrom }),
      };
      const events = decided.map(({ type, data }, index) => ({
        id: uuidOf(`${commandId}/${stream}/${index}`, EVENT_IDS),
        type,
        data,
        metadata,
      }));
      try {
        const appended = await this.append(stream, events, last?.revision ?? 'none');
        return { stream, ...appended, recorded: events.length };
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision) || race === RACES_LOST_AT_MOST) throw error;
      }
    }
  }
}
