export { actingAs, whoIsActing, type Acting } from './acting.js';
export type { DomainEvent, EventsOf, Metadata, NewEvent, RecordedEvent } from './event.js';
export {
  EventStore,
  EventTooLarge,
  RecordedOutOfOrder,
  START,
  StoreUnavailable,
  StreamDeleted,
  WrongExpectedRevision,
  type Appended,
  type Batch,
  type ExpectedRevision,
  type Fold,
  type Outcome,
} from './event-store.js';
export { given } from './given.js';
export { openEventStore } from './open-event-store.js';
export { refuseSize } from './size.js';
export { SqliteLog, type LogOptions } from './sqlite/log.js';
export type { Reading } from './sqlite/log-reader.js';
export { TOMBSTONE, type ContentType, type RawEvent, type StoredEvent } from './sqlite/raw-event.js';
export { setLogAside } from './sqlite/set-aside.js';
export { takeOutOfLog } from './sqlite/take-out.js';
export { whatDependsOn } from './depends-on.js';
export { SqliteEventStore } from './sqlite/sqlite-event-store.js';
export { recordedAtOf } from './sqlite/unread-event.js';
export { LogIsLocked } from './sqlite/writer-lock.js';
