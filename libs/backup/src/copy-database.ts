import { open } from 'node:fs/promises';
import Database from 'better-sqlite3';

const HEADER = 'SQLite format 3\0';
const ALL_PAGES = 0x7fff_ffff;

/** Whether a file is a SQLite database. */
export async function isDatabase(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER.length), 0, HEADER.length, 0);
    return bytesRead === HEADER.length && buffer.toString('latin1') === HEADER;
  } finally {
    await handle.close();
  }
}

/**
 * Copies a database as it is at one moment, while others write to it: in one step, because each write of theirs would
 * make a copy in several steps begin anew. The copy is found sound.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    await source.backup(to, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
  const copy = new Database(to, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
    const found = copy.pragma('quick_check', { simple: true });
    if (found !== 'ok') throw new Error(`The copy of ${from} is damaged: ${String(found)}`);
  } finally {
    copy.close();
  }
}
