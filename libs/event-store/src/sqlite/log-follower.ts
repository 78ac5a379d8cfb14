import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Observable, share } from 'rxjs';
import type { LogReader } from './log-reader.js';

const LOOK_EVERY_MS = 250;
/** The file system speaks up when the write begins, a moment before the commit can be seen. */
const LOOK_AGAIN_AFTER_MS = [0, 2, 10, 50];

/**
 * Follows a log that another process writes: emits the position of its last event whenever it has grown. The file
 * system's word is taken first; a look four times a second catches what it leaves unsaid.
 */
export const followLog = (file: string, reader: Pick<LogReader, 'head'>): Observable<number> =>
  new Observable<number>((subscriber) => {
    let known = reader.head();
    let again: NodeJS.Timeout | undefined;
    const grown = () => {
      try {
        const head = reader.head();
        if (head === known) return false;
        subscriber.next((known = head));
      } catch (error) {
        subscriber.error(error);
      }
      return true;
    };
    const look = (attempt: number) => {
      clearTimeout(again);
      const wait = LOOK_AGAIN_AFTER_MS[attempt];
      if (wait === undefined) return;
      again = setTimeout(() => grown() || look(attempt + 1), wait);
    };
    const watcher = watchFor(`${file}-wal`, () => look(0));
    const timer = setInterval(grown, LOOK_EVERY_MS).unref();
    return () => {
      watcher?.close();
      clearInterval(timer);
      clearTimeout(again);
    };
  }).pipe(share());

/** Where the file system cannot tell (no watches left, a network drive), the looks have to do. */
function watchFor(file: string, changed: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(dirname(file), { persistent: false }, (_, name) => name === basename(file) && changed());
    return watcher.on('error', () => watcher.close());
  } catch {
    return undefined;
  }
}
