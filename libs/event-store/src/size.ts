import { EventTooLarge } from './event-store.js';

const LIMIT = 1024 * 1024;
/** what a store adds to metadata: `"recordedAt":"2025-01-10T10:00:00.000Z",` */
const STAMP = 41;

interface Sized {
  readonly type: string;
  readonly data: string | Uint8Array;
  readonly metadata: string | Uint8Array;
}

/**
 * One append takes a mebibyte at most, counted as EventStoreDB counts by default, so that every log fits every store.
 * An append of nothing is a mistake of the caller.
 * @throws EventTooLarge
 */
export function refuseSize(events: readonly Sized[]): void {
  if (events.length === 0) throw new Error('There is nothing to append');
  const bytes = sizeOf(events);
  if (bytes > LIMIT) throw new EventTooLarge(bytes, LIMIT);
}

/** The bytes of an append. */
export const sizeOf = (events: readonly Sized[]) =>
  events.reduce(
    (sum, { type, data, metadata }) =>
      sum + Buffer.byteLength(data) + Buffer.byteLength(metadata) + 2 * type.length + STAMP,
    0,
  );
