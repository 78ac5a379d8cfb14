import type { RecordedEvent as ClientEvent } from '@eventstore/db-client';
import type { Metadata, RecordedEvent } from '../event.js';

/** The client's position of one of our own: we name an event by where it was committed. */
export const positionAt = (position: number) => ({ commit: BigInt(position), prepare: BigInt(position) });

/** @throws when a number is too large to be held exactly: the log would be longer than eight petabytes */
export function exactly(position: bigint | string): number {
  const number = Number(position);
  if (!Number.isSafeInteger(number)) throw new Error(`Position ${position} is beyond what this service can count`);
  return number;
}

/** Not the server's own bookkeeping, and not other people's bytes. */
export const isOurs = (event: ClientEvent | undefined): event is ClientEvent =>
  event !== undefined && event.isJson && !event.streamId.startsWith('$') && !event.type.startsWith('$');

export function toRecorded({
  streamId,
  revision,
  id,
  type,
  data,
  metadata,
  created,
  position,
}: ClientEvent): RecordedEvent {
  const written = (metadata ?? {}) as unknown as Metadata;
  return {
    position: exactly(position!.commit),
    stream: streamId,
    revision: Number(revision),
    id,
    type,
    data: data as object,
    metadata: written.recordedAt ? written : { ...written, recordedAt: created.toISOString() },
  };
}
