import type { Database } from 'better-sqlite3';

const VERSION = 1;

/**
 * One row an event. Stream names are kept once. JSON is stored as TEXT, other bytes as BLOB, so both come back unchanged.
 * Ids are not unique by constraint: the writer decides what a repeated id means, as EventStoreDB does.
 */
const TABLES = `
  CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL REFERENCES streams,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    created INTEGER NOT NULL,
    json INTEGER NOT NULL,
    data ANY NOT NULL,
    metadata ANY NOT NULL
  );
  CREATE UNIQUE INDEX events_of_stream ON events (stream, revision);
  CREATE INDEX events_by_id ON events (stream, id);
  CREATE TABLE heartbeat (at INTEGER NOT NULL);
  PRAGMA user_version = ${VERSION};`;

/** Makes the tables of a new log; refuses a file written by a newer version. */
export function prepareLog(database: Database): void {
  const found = database.pragma('user_version', { simple: true }) as number;
  if (found === 0) database.transaction(() => database.exec(TABLES)).immediate();
  else refuseOtherVersion(database);
}

/** @throws when the file is not a log of this version */
export function refuseOtherVersion(database: Database): void {
  const found = database.pragma('user_version', { simple: true }) as number;
  if (found !== VERSION)
    throw new Error(`${database.name} is an event log of version ${found}; this program reads version ${VERSION}`);
}
