import { randomUUID } from 'node:crypto';
import type { RawEvent, StoredEvent } from '#event-store';

/** What the metadata of a stream keeps out of sight. Absent: nothing. */
export interface Retention {
  /** only so many of the latest events are seen */
  readonly maxCount?: number;
  /** only events younger than so many milliseconds are seen */
  readonly maxAge?: number;
  /** only events from this revision on are seen */
  readonly truncateBefore?: number;
}

/** `$tb` of a deleted stream, as text: the number is too large for JavaScript. */
const DELETED = '9223372036854775807';
const EVENT_TYPE = '$metadata';

export const metastreamOf = (stream: string) => `$$${stream}`;

/** The stream that a metastream describes, nothing when the stream is not one. */
export const describedBy = (stream: string): string | undefined =>
  /^\$\$./s.test(stream) ? stream.slice(2) : undefined;

/** What the latest event of a metastream says; nothing when it cannot be understood. */
export function retentionOf(latest: StoredEvent | undefined): Retention {
  const { $maxCount, $maxAge, $tb } = fieldsOf(latest);
  return { maxCount: positive($maxCount), maxAge: seconds($maxAge), truncateBefore: positive($tb) };
}

/** Whether this retention is that of a deleted stream. */
export const isDeletion = ({ truncateBefore = 0 }: Retention): boolean => truncateBefore >= Number(DELETED);

/** The metadata event that deletes a stream softly. */
export const deletion = (): RawEvent => metadataEvent(`{"$tb":${DELETED}}`);

/** The metadata of a deleted stream once it is there again: the same, but its events are seen from a revision on. */
export const recreation = (latest: StoredEvent | undefined, from: number): RawEvent =>
  metadataEvent(JSON.stringify({ ...fieldsOf(latest), $tb: from }));

function metadataEvent(data: string): RawEvent {
  return { id: randomUUID(), type: EVENT_TYPE, contentType: 'application/json', data, metadata: '' };
}

function fieldsOf(event: StoredEvent | undefined): Record<string, unknown> {
  if (!event) return {};
  try {
    const fields: unknown = JSON.parse(event.data.toString('utf8'));
    return typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : {};
  } catch {
    return {}; // a client may have written anything there; EventStoreDB, too, then reads the stream as if it had none
  }
}

const positive = (value: unknown) => (typeof value === 'number' && value > 0 ? value : undefined);
const seconds = (value: unknown) => (typeof value === 'number' && value > 0 ? value * 1000 : undefined);
