import { renameSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { RecordedEvent } from '../event.js';
import { StoreUnavailable } from '../event-store.js';
import { SqliteEventStore } from './sqlite-event-store.js';
import { lockForWriting } from './writer-lock.js';

const READERS_LEAVE_WITHIN_MS = 500;

/**
 * Takes a log out of use: its file gets another name beside the old one, and the next store begins an empty log. Nobody
 * can write to it meanwhile, so nothing is lost that `mayGo` has not seen.
 * @param mayGo asked of every event; the first that may not go keeps the log where it is
 * @returns the new name of the file, or the event that keeps it
 * @throws LogIsLocked when a process writes to the log, StoreUnavailable when one reads it
 */
export async function setLogAside(
  path: string,
  mayGo: (event: RecordedEvent) => boolean,
): Promise<{ readonly file: string } | { readonly keptBy: RecordedEvent }> {
  const file = resolve(path);
  const unlock = lockForWriting(file);
  try {
    const store = await SqliteEventStore.open({ file, readOnly: true });
    try {
      for await (const batch of store.readAll()) {
        const keptBy = batch.find((event) => !mayGo(event));
        if (keptBy) return { keptBy };
      }
    } finally {
      await store.close();
    }
    intoOneFile(file);
    const aside = asideName(file);
    renameSync(file, aside);
    return { file: aside };
  } finally {
    unlock();
  }
}

/** What a log is called that is put aside now. */
export const asideName = (file: string): string => `${file}.${new Date().toISOString().replaceAll(':', '.')}`;

/** What SQLite keeps beside the file is brought home: under another name it would not be found. */
export function intoOneFile(file: string): void {
  const database = new Database(file, { fileMustExist: true, timeout: READERS_LEAVE_WITHIN_MS });
  try {
    database.pragma('journal_mode = DELETE');
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new StoreUnavailable(`${file} is being read by another process: end that one first`, { cause: error });
  } finally {
    database.close();
  }
}
