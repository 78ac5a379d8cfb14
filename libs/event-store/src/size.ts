import { EventTooLarge } from './event-store.js';

const LIMIT = 1024 * 1024;
/** what the writer adds to metadata: `"recordedAt":"2025-01-10T10:00:00.000Z",` */
const STAMP = 41;

interface Sized {
  readonly type: string;
  readonly data: string | Uint8Array;
  readonly metadata: string | Uint8Array;
}

/**
 * One append takes a mebibyte at most, counted as EventStoreDB counts by default, so that every log fits every store.
 * @throws EventTooLarge
 */
export function refuseTooLarge(events: readonly Sized[]): void {
  const bytes = events.reduce(
    (sum, { type, data, metadata }) => sum + sizeOf(data) + sizeOf(metadata) + 2 * type.length + STAMP,
    0,
  );
  if (bytes > LIMIT) throw new EventTooLarge(bytes, LIMIT);
}

const sizeOf = (bytes: string | Uint8Array) => Buffer.byteLength(bytes);
