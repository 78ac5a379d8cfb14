import type { Database } from 'better-sqlite3';

const VERSION = 1;

/**
 * One row an event, in one table with one index besides: every further page that an append touches is written and synced.
 * JSON is stored as TEXT, other bytes as BLOB, so both come back unchanged. `created` is in milliseconds since 1970.
 * The writer sees to it that a repeated event id is not stored again.
 */
const TABLES = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    created INTEGER NOT NULL,
    json INTEGER NOT NULL,
    data ANY NOT NULL,
    metadata ANY NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_of_stream ON events (stream, revision);
  CREATE TABLE heartbeat (at INTEGER NOT NULL) STRICT;
  PRAGMA user_version = ${VERSION};`;

/** Makes the tables of a new log; refuses a file written by another version. */
export function prepareLog(database: Database): void {
  const found = database.pragma('user_version', { simple: true }) as number;
  if (found === 0) database.transaction(() => database.exec(TABLES)).immediate();
  else refuseOtherVersion(database);
}

/** @throws when the file is not a log of this version */
export function refuseOtherVersion(database: Database): void {
  const found = database.pragma('user_version', { simple: true }) as number;
  if (found === VERSION) return;
  throw new Error(`${database.name} is an event log of version ${found}; this program reads version ${VERSION}`);
}
