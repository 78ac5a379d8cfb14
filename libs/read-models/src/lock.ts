import Database from 'better-sqlite3';
import { join } from 'node:path';

/**
 * Takes the right to keep the read models in a folder, for the life of the process: an open transaction on a small
 * database, which the operating system ends with the process, however that ends.
 * @returns what gives the right back; undefined when another process (or another ReadModels of this one) has it
 */
export function takeLock(folder: string): (() => void) | undefined {
  const lock = new Database(join(folder, 'keeper.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return undefined;
    throw error;
  }
  return () => lock.close();
}
