import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EventStore, RecordedEvent } from '#event-store';
import type { OnProgress } from './check-log-file.js';

/** One event as a line of the export format. */
export const lineOf = ({ position, stream, revision, id, type, data, metadata }: RecordedEvent): string =>
  `${JSON.stringify({ position, stream, revision, id, type, data, metadata })}\n`;

/**
 * Writes the whole log, as it stands at the call, in the export format: one event a line, in order. Reads no faster
 * than is written, and leaves the stream open. @returns how many events were written
 */
export async function exportLog(
  store: EventStore,
  to: Writable,
  { onProgress = () => {} }: { onProgress?: OnProgress } = {},
): Promise<number> {
  const head = await store.head();
  let events = 0;
  async function* chunks() {
    for await (const batch of store.readAll({ until: head })) {
      yield batch.map(lineOf).join('');
      events += batch.length;
      onProgress({ step: 'write', events, share: (batch.at(-1)!.position + 1) / (head + 1) });
    }
  }
  await pipeline(Readable.from(chunks()), to, { end: false });
  return events;
}
