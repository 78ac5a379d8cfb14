import { existsSync } from 'node:fs';
import { distinctUntilChanged, finalize, map, timer, type Observable } from 'rxjs';
import Database from 'better-sqlite3';
import { START } from '#event-store';
import type { Folder } from './folder.js';
import type { KeepReport } from './jobs.js';
import { faultsOf, positionOf } from './own-tables.js';

const LOOK_EVERY_MS = 20;

/** Says how it stands with the database that another process keeps in the folder; never fails, but says its trouble. */
export function watchOthers(folder: Folder): Observable<KeepReport> {
  let db: Database.Database | undefined;
  let seen: KeepReport = NOT_THERE;
  const close = () => {
    db?.close();
    db = undefined;
  };
  const look = (): KeepReport => {
    if (db && !existsSync(db.name)) close();
    const file = db?.name ?? folder.current();
    if (!file) return NOT_THERE;
    db ??= new Database(file, { readonly: true });
    const position = positionOf(db);
    return { file, position, head: position, live: true, faults: faultsOf(db), storeAvailable: true };
  };
  const lookAgain = (): KeepReport => {
    try {
      seen = look();
    } catch (error) {
      close();
      const before = seen.file && existsSync(seen.file) ? seen : NOT_THERE;
      seen = { ...before, trouble: `The read models cannot be read: ${(error as Error).message}` };
    }
    return seen;
  };
  return timer(0, LOOK_EVERY_MS).pipe(
    map(lookAgain),
    distinctUntilChanged((a, b) => a.file === b.file && a.position === b.position && a.trouble === b.trouble),
    finalize(close),
  );
}

const NOT_THERE: KeepReport = {
  position: START,
  head: START,
  live: false,
  faults: [],
  storeAvailable: true,
  trouble: 'Another process keeps the read models in this folder, and has not built those of this version',
};
