import { chmodSync, closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Credentials are no facts: they are kept beside the log, never in it. Nothing here can be used by whoever reads it. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS accounts (
    person_id TEXT PRIMARY KEY,
    email_lookup TEXT UNIQUE,
    password_hash TEXT,
    second_step TEXT,
    second_step_used INTEGER NOT NULL DEFAULT 0,
    made_at INTEGER NOT NULL,
    password_changed_at INTEGER,
    signed_in_at INTEGER
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS recovery_codes (
    person_id TEXT NOT NULL, code_hash TEXT NOT NULL, PRIMARY KEY (person_id, code_hash)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sessions (
    token_hash TEXT PRIMARY KEY,
    session_id TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL,
    complete INTEGER NOT NULL,
    way TEXT NOT NULL,
    roles TEXT NOT NULL,
    agent TEXT NOT NULL,
    began_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    ended_at INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS sessions_of_person ON sessions (person_id);
  CREATE TABLE IF NOT EXISTS links (
    token_hash TEXT PRIMARY KEY, kind TEXT NOT NULL, person_id TEXT NOT NULL, ends_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS tokens (
    token_hash TEXT PRIMARY KEY,
    token_id TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL,
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    used_at INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS tokens_of_person ON tokens (person_id);
  CREATE TABLE IF NOT EXISTS identities (lookup TEXT PRIMARY KEY, person_id TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS kept_answers (
    kept_id TEXT PRIMARY KEY, person_id TEXT NOT NULL, sealed TEXT NOT NULL, kept_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS unrecorded (
    person_id TEXT PRIMARY KEY, organisation_id TEXT, roles TEXT NOT NULL, sealed TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS reviews (
    class TEXT NOT NULL, id TEXT NOT NULL, reviewed_on TEXT NOT NULL, PRIMARY KEY (class, id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS visits (
    person_id TEXT PRIMARY KEY, before INTEGER, seen_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS failures (
    what TEXT PRIMARY KEY, count INTEGER NOT NULL, since INTEGER NOT NULL
  ) WITHOUT ROWID;`;

/** Opens the file of the accounts, or begins one that only the service's account may read. */
export function openDatabase(file: string): Database.Database {
  if (file !== ':memory:') {
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
  }
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('secure_delete = ON');
  db.pragma('busy_timeout = 5000');
  db.exec(SCHEMA);
  return db;
}
