import Database from 'better-sqlite3';

/** Another process (or another store of this one) writes to the log. */
export class LogIsLocked extends Error {
  constructor(file: string, pid: number | undefined) {
    super(
      `${file} is already being written to by process ${pid ?? 'unknown'}: only one may write at a time. Stop it, or open the file to read only.`,
    );
    this.name = 'LogIsLocked';
  }
}

/**
 * Takes the right to write to a log, for the life of the process: an open transaction on a small database beside it.
 * The operating system ends it with the process, however the process ends.
 * @returns what gives the right back
 */
export function lockForWriting(file: string): () => void {
  const lock = new Database(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS holder (pid INTEGER NOT NULL); DELETE FROM holder');
    lock.prepare('INSERT INTO holder VALUES (?)').run(process.pid);
    lock.exec('COMMIT; BEGIN IMMEDIATE');
  } catch (error) {
    const busy = (error as { code?: string }).code === 'SQLITE_BUSY';
    const refusal = busy ? new LogIsLocked(file, holderOf(lock)) : error;
    lock.close();
    throw refusal;
  }
  return () => lock.close();
}

/** The process that holds the lock; unknown in the moment in which it takes it. */
function holderOf(lock: Database.Database): number | undefined {
  try {
    return lock.prepare<[], { pid: number }>('SELECT pid FROM holder').get()?.pid;
  } catch {
    return undefined;
  }
}
