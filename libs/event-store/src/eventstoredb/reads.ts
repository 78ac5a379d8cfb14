import {
  type AllStreamRecordedEvent as ClientEvent,
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
import { exactly, isOurs, positionAt, toRecorded } from './recorded.js';

const PAGE = 4000;

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
    let coming = this.ahead(after === START ? FROM_START : positionAt(after));
    for (let position = after; ;) {
      const page = await coming;
      const last = page.at(-1)?.position;
      const more = page.length === PAGE && last !== undefined && last.commit < end;
      if (more) coming = this.ahead(last);
      const batch = page
        .filter(isOurs)
        .map(toRecorded)
        .filter((event) => event.position > position && event.position <= end);
      if (batch.length > 0) yield batch;
      if (!more) return;
      position = exactly(last.commit);
    }
  }

  /** The last event of ours: the server's own may follow it. */
  async last(): Promise<RecordedEvent | undefined> {
    let fromPosition: Position | typeof END = END;
    for (let maxCount = 8; ; maxCount = Math.min(maxCount * 4, 4096)) {
      const page = await this.page({ direction: BACKWARDS, fromPosition, maxCount });
      const last = page.find(isOurs);
      if (last) return toRecorded(last);
      const earliest = page.at(-1)?.position;
      if (page.length < maxCount || !earliest) return undefined;
      fromPosition = earliest;
    }
  }
  /** A page that comes while the one before it is worked on. */
  private ahead(fromPosition: Position | typeof FROM_START): Promise<ClientEvent[]> {
    const page = this.page({ direction: FORWARDS, fromPosition, maxCount: PAGE });
    // Its fault is met where the page is awaited, if it ever is.
    page.catch(() => {});
    return page;
  }

  /** Always read to its end: the client cannot end a call that is left early, and waits for it when it is closed. */
  private async page(options: Parameters<EventStoreDBClient['readAll']>[0]): Promise<ClientEvent[]> {
    const events: ClientEvent[] = [];
    for await (const { event } of this.client.readAll(options)) if (event) events.push(event);
    return events;
  }
}
