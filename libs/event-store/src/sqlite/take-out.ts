import { linkSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RecordedEvent } from '../event.js';
import { whatDependsOn } from '../depends-on.js';
import { asideName, intoOneFile } from './set-aside.js';
import { SqliteEventStore } from './sqlite-event-store.js';
import { lockForWriting } from './writer-lock.js';

/**
 * Takes some events out of a log: the whole log is kept beside it under another name, and in its place comes one with
 * the others alone, in their order, with their ids and instants. Nobody can write meanwhile.
 * @param goes asked of every event. One that does not go, but is about something that does, leaves the log as it is
 * @returns the new name of the whole log and how many events stay, or the event that keeps it
 * @throws LogIsLocked when a process writes to the log, StoreUnavailable when one reads it
 */
export async function takeOutOfLog(
  path: string,
  goes: (event: RecordedEvent) => boolean,
): Promise<{ readonly file: string; readonly stay: number } | { readonly keptBy: RecordedEvent }> {
  const file = resolve(path);
  const unlock = lockForWriting(file);
  const rest = `${file}.rest`;
  try {
    const log = await SqliteEventStore.open({ file, readOnly: true });
    let stay = 0;
    try {
      const keptBy = await whatDependsOn(log, goes);
      if (keptBy) return { keptBy };
      for (const ending of ['', '-wal', '-shm']) rmSync(`${rest}${ending}`, { force: true });
      const fresh = await SqliteEventStore.open({ file: rest });
      for await (const batch of log.readAll())
        for (const { id, type, data, metadata, stream } of batch.filter((event) => !goes(event))) {
          await fresh.append(stream, [{ id, type, data, metadata }], 'any');
          stay++;
        }
      await fresh.close();
    } finally {
      await log.close();
    }
    intoOneFile(file);
    intoOneFile(rest);
    const aside = asideName(file);
    // at every moment there is a whole log in its place
    linkSync(file, aside);
    renameSync(rest, file);
    rmSync(`${rest}.lock`, { force: true });
    return { file: aside, stay };
  } finally {
    unlock();
  }
}
