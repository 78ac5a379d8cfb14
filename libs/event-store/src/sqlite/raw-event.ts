export type ContentType = 'application/json' | 'application/octet-stream';

/** An event as bytes, on its way into the log. Text is taken as UTF-8; metadata may be empty. */
export interface RawEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: ContentType;
  readonly data: string | Uint8Array;
  readonly metadata: string | Uint8Array;
  /**
   * `now`: the writer puts the instant of the commit into the (JSON) metadata as `recordedAt`. A number: the metadata
   * brings this instant (milliseconds since 1970), refused when the log holds a later one. Absent: the metadata is
   * stored as it is.
   */
  readonly recordedAt?: 'now' | number;
}

/** An event in the log. Data and metadata are exactly the bytes (or their text) that came in. */
export interface StoredEvent<Payload extends string | Buffer = Buffer> {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly contentType: ContentType;
  readonly data: Payload;
  readonly metadata: Payload;
  /** when it was committed, milliseconds since 1970; never goes backwards within a log */
  readonly created: number;
}

/** The event that, as the last of a stream, ends it for ever: the writer adds nothing after it. */
export const TOMBSTONE = '$streamDeleted';
