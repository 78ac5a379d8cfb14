import {
  type AllStreamResolvedEvent,
  BACKWARDS,
  END,
  type EventStoreDBClient,
  FORWARDS,
  type Position,
  START as FROM_START,
  StreamDeletedError,
  StreamNotFoundError,
} from '@eventstore/db-client';
import type { RecordedEvent } from '../event.js';
import { START } from '../event-store.js';
import { isOurs, positionAt, toRecorded } from './recorded.js';

const BATCH = 1000;

/** Single tries at reading; each throws the client's error when the connection fails. */
export class Reads {
  constructor(private readonly client: EventStoreDBClient) {}

  async stream(stream: string, from: number, limit?: number): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    try {
      const read = this.client.readStream(stream, { direction: FORWARDS, fromRevision: BigInt(from), maxCount: limit });
      for await (const { event } of read) if (isOurs(event)) events.push(toRecorded(event));
    } catch (error) {
      if (error instanceof StreamNotFoundError || error instanceof StreamDeletedError) return [];
      throw error;
    }
    return events;
  }

  /** Everything of ours after a position, up to another that is in the log, in batches. */
  async *between(after: number, end: number): AsyncGenerator<RecordedEvent[]> {
    const read = this.client.readAll({ fromPosition: after === START ? FROM_START : positionAt(after) });
    let batch: RecordedEvent[] = [];
    try {
      for await (const { event } of read) {
        if (!isOurs(event)) continue;
        const recorded = toRecorded(event);
        if (recorded.position <= after) continue;
        if (recorded.position > end) break;
        batch.push(recorded);
        if (batch.length < BATCH && recorded.position < end) continue;
        yield batch;
        batch = [];
        if (recorded.position === end) break;
      }
      if (batch.length > 0) yield batch;
    } finally {
      await read.cancel();
    }
  }

  /** The last event of ours: the server's own may follow it. */
  async last(): Promise<RecordedEvent | undefined> {
    let fromPosition: Position | typeof END = END;
    for (let maxCount = 8; ; maxCount = Math.min(maxCount * 4, 4096)) {
      // Read to its end: a call that is left early stays open.
      const page: AllStreamResolvedEvent[] = [];
      for await (const resolved of this.client.readAll({ direction: BACKWARDS, fromPosition, maxCount }))
        page.push(resolved);
      const last = page.map(({ event }) => event).find(isOurs);
      if (last) return toRecorded(last);
      const earliest = page.at(-1)?.event?.position;
      if (page.length < maxCount || !earliest) return undefined;
      fromPosition = earliest;
    }
  }
}
