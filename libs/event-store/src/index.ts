export { actingAs, whoIsActing, type Acting } from './acting.js';
export type { DomainEvent, EventsOf, Metadata, NewEvent, RecordedEvent } from './event.js';
export {
  EventStore,
  EventTooLarge,
  START,
  StoreUnavailable,
  WrongExpectedRevision,
  type Appended,
  type Batch,
  type ExpectedRevision,
  type Fold,
  type Outcome,
} from './event-store.js';
export { given } from './given.js';
export { RecordedOutOfOrder, SqliteLog, StreamDeleted, type LogOptions } from './sqlite/log.js';
export type { Reading } from './sqlite/log-reader.js';
export { TOMBSTONE, type ContentType, type RawEvent, type StoredEvent } from './sqlite/raw-event.js';
export { LogIsLocked } from './sqlite/writer-lock.js';
