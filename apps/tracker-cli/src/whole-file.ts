import { createWriteStream, rmSync, type WriteStream } from 'node:fs';
import { open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { once } from 'node:events';
import { onInterruption } from './interruption.js';

/** Writes a file that is there whole or not at all: beside its place first, and on disk before it gets its name. */
export async function intoFile<T>(path: string, write: (stream: WriteStream) => Promise<T>): Promise<T> {
  if (await isDevice(path)) return writing(path, write);
  const draft = `${path}.part`;
  const discard = () => rmSync(draft, { force: true });
  const calledOff = onInterruption(discard);
  try {
    const written = await writing(draft, write);
    await onDisk(draft);
    await rename(draft, path);
    await onDisk(dirname(path));
    return written;
  } catch (error) {
    discard();
    throw Object.assign(error as Error, { path });
  } finally {
    calledOff();
  }
}

/** A pipe or a device is written to as it is: a file must not take its place. */
async function isDevice(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

async function writing<T>(path: string, write: (stream: WriteStream) => Promise<T>): Promise<T> {
  const stream = createWriteStream(path);
  await once(stream, 'open');
  const written = await write(stream);
  stream.end();
  await once(stream, 'close');
  return written;
}

async function onDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
