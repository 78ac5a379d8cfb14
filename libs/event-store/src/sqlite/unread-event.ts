import type { Metadata, RecordedEvent } from '../event.js';
import type { EventRow } from './log-reader.js';

/** The writer puts it in front. */
const RECORDED_AT = '{"recordedAt":"';
const INSTANT = '2026-01-01T00:00:00.000Z';

/** An event whose data and metadata are parsed when they are asked for: most of those replayed interest nobody. */
export class UnreadEvent implements RecordedEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly #created: number;
  #data: string | object;
  #metadata: string | Metadata;

  constructor([position, stream, revision, id, type, created, , data, metadata]: EventRow) {
    this.position = position;
    this.stream = stream;
    this.revision = revision;
    this.id = id;
    this.type = type;
    this.#created = created;
    this.#data = data;
    this.#metadata = metadata;
  }

  get data(): object {
    if (typeof this.#data === 'string') this.#data = JSON.parse(this.#data) as object;
    return this.#data;
  }

  get metadata(): Metadata {
    if (typeof this.#metadata === 'string') this.#metadata = metadataOf(this.#metadata, this.#created);
    return this.#metadata;
  }

  /** `metadata.recordedAt`, without the rest of it. */
  get recordedAt(): string {
    const text = this.#metadata;
    if (typeof text !== 'string' || !text.startsWith(RECORDED_AT)) return this.metadata.recordedAt;
    const end = RECORDED_AT.length + INSTANT.length;
    return text[end] === '"' ? text.slice(RECORDED_AT.length, end) : this.metadata.recordedAt;
  }
}

/** When an event was recorded; quicker than to ask its metadata. */
export const recordedAtOf = (event: RecordedEvent): string =>
  event instanceof UnreadEvent ? event.recordedAt : event.metadata.recordedAt;

/** What was written beside an event; when it was recorded, if it does not say so itself, by the log's own clock. */
export function metadataOf(text: string, created: number): Metadata {
  const written = JSON.parse(text || '{}') as Metadata;
  return written.recordedAt ? written : { ...written, recordedAt: new Date(created).toISOString() };
}
