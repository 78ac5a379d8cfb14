import type { Database } from 'better-sqlite3';
import { START, type RecordedEvent } from '#event-store';
import { MOMENTS_TABLE } from './moments.js';

/** A projection that was set aside, and the event that it could not take. Its tables stay as they were before it. */
export interface Fault {
  readonly projection: string;
  readonly position: number;
  readonly eventType: string;
  readonly eventId: string;
  readonly message: string;
}

/** Enough of an event to tell whether a log holds it. */
export interface EventMark {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly position: number;
}

/** How far a database has read, and in which log. */
export interface Checkpoint {
  readonly position: number;
  readonly first?: EventMark;
  readonly last?: EventMark;
}

/** What stands in every read-model database beside the tables of the projections. */
export const OWN_TABLES = `
  CREATE TABLE read_model_checkpoint (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    position INTEGER NOT NULL,
    first_event TEXT,
    last_event TEXT
  );
  INSERT INTO read_model_checkpoint VALUES (1, ${START}, NULL, NULL);
  CREATE TABLE read_model_faults (
    projection TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    event_type TEXT NOT NULL,
    event_id TEXT NOT NULL,
    message TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE read_model_touched (projection TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
  ${MOMENTS_TABLE}`;

export const CHECKPOINT = 'read_model_checkpoint';

export const markOf = ({ stream, revision, id, position }: RecordedEvent): EventMark => ({
  stream,
  revision,
  id,
  position,
});

const markIn = (text?: string | null) => (text ? (JSON.parse(text) as EventMark) : undefined);

/** The position up to which a database has read. */
export const positionOf = (db: Database): number =>
  db.prepare<[], number>('SELECT position FROM read_model_checkpoint').pluck().get() ?? START;

/**
 * The position of the last event that had an effect on some projections: until it moves, their tables say the same.
 * START when there was none.
 */
export const touchedAt = (db: Database, projections: readonly string[]): number =>
  db
    .prepare<[string], number | null>(
      'SELECT max(position) FROM read_model_touched WHERE projection IN (SELECT value FROM json_each(?))',
    )
    .pluck()
    .get(JSON.stringify(projections)) ?? START;

export function checkpointOf(db: Database): Checkpoint {
  const row = db
    .prepare<[], { position: number; first_event: string | null; last_event: string | null }>(
      'SELECT position, first_event, last_event FROM read_model_checkpoint',
    )
    .get();
  return { position: row?.position ?? START, first: markIn(row?.first_event), last: markIn(row?.last_event) };
}

/** The projections that are set aside, by position. */
export const faultsOf = (db: Database): Fault[] =>
  db
    .prepare<[], Fault>(
      `SELECT projection, position, event_type AS eventType, event_id AS eventId, message
       FROM read_model_faults ORDER BY position, projection`,
    )
    .all();
