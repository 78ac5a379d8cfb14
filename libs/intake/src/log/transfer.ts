import { isDeepStrictEqual } from 'node:util';
import { EventStore, START, type NewEvent, type RecordedEvent } from '#event-store';
import type { OnProgress } from './check-log-file.js';

/** An event on its way from one log to another. */
export interface Travelling {
  readonly event: RecordedEvent;
  /** characters of JSON, about */
  readonly size: number;
  /** how much of the first log has been read with it, from 0 to 1 */
  readonly share: number;
}

export interface Transferred {
  /** stored by this call */
  readonly stored: number;
  /** there already, from an earlier call */
  readonly already: number;
}

/** The store holds something that these events cannot be put beside. Nothing was stored by this call. */
export class LogConflict extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LogConflict';
  }
}

/**
 * Puts the events of a log into a store, in order, with their ids, revisions and metadata. What the store holds of them
 * already must be their beginning: it is compared and passed over, so that the same transfer can be repeated, or taken
 * up again where it broke off.
 * @param ours whether a stream of the store belongs to these events
 * @throws LogConflict
 */
export async function transfer(
  events: AsyncIterable<Travelling>,
  store: EventStore,
  ours: (stream: string) => boolean,
  onProgress: OnProgress = () => {},
): Promise<Transferred> {
  const coming = events[Symbol.asyncIterator]();
  try {
    const { already, next, recordedAt } = await compare(coming, store, ours, onProgress);
    if (next && next.event.metadata.recordedAt < recordedAt)
      throw new LogConflict(
        `The store holds events recorded up to ${recordedAt}; ${named(next.event)} was recorded before that, at ${next.event.metadata.recordedAt}, and cannot follow them`,
      );
    const stored = next ? await append(next, coming, store, already, onProgress) : 0;
    return { stored, already };
  } finally {
    await coming.return?.();
  }
}

const named = ({ stream, revision, type }: RecordedEvent) => `${type} (${stream}, revision ${revision})`;
const TELL_EVERY = 1000;
const WINDOW_SIZE = 4 * 1024 * 1024;

/** Goes along the store and the events until one of them ends. */
async function compare(
  coming: AsyncIterator<Travelling>,
  store: EventStore,
  ours: (stream: string) => boolean,
  onProgress: OnProgress,
) {
  const take = async () => (await coming.next()).value as Travelling | undefined;
  let recordedAt = '';
  let already = 0;
  let next = await take();
  for await (const batch of store.readAll()) {
    for (const there of batch) {
      recordedAt = there.metadata.recordedAt;
      if (!next || !ours(there.stream)) continue;
      const differs = difference(there, next.event);
      if (differs)
        throw new LogConflict(
          `The store holds ${named(there)} where ${named(next.event)} should come: ${differs}. Use an empty store, or one that holds the beginning of this log`,
        );
      if (++already % TELL_EVERY === 0) onProgress({ step: 'compare', events: already, share: next.share });
      next = await take();
    }
    if (!next) break;
  }
  return { already, next, recordedAt };
}

/** Appends what is left, as many at once as the store keeps in order. */
async function append(
  first: Travelling,
  rest: AsyncIterator<Travelling>,
  store: EventStore,
  already: number,
  onProgress: OnProgress,
): Promise<number> {
  let stored = 0;
  let position = START;
  let next: Travelling | undefined = first;
  while (next) {
    const window: Travelling[] = [];
    for (
      let size = 0;
      next && window.length < store.appendsInOrder && size < WINDOW_SIZE;
      size += window.at(-1)!.size
    ) {
      window.push(next);
      next = (await rest.next()).value as Travelling | undefined;
    }
    const outcomes = await Promise.allSettled(window.map(({ event }) => appended(event, store)));
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') throw outcome.reason;
      if (outcome.value.position <= position) throw new Error('The store did not keep the order of the events');
      position = outcome.value.position;
    }
    stored += window.length;
    onProgress({ step: 'store', events: already + stored, share: window.at(-1)!.share });
  }
  return stored;
}

function appended({ stream, revision, id, type, data, metadata }: RecordedEvent, store: EventStore) {
  const event: NewEvent = { id, type, data, metadata };
  return store.append(stream, [event], revision === 0 ? 'none' : revision - 1);
}

/** In what two events of two logs differ, positions aside; undefined when they are the same. */
export function difference(one: RecordedEvent, other: RecordedEvent): string | undefined {
  const fields = ['stream', 'revision', 'id', 'type', 'data', 'metadata'] as const;
  const field = fields.find((field) => !isDeepStrictEqual(one[field], other[field]));
  return field && `their ${field} ${field === 'data' ? 'are' : 'is'} not the same`;
}
