import { createWriteStream, existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { documentsOf, logOf, type TrackerConfig } from '#configuration';
import { openEventStore } from '#event-store';
import { exportLog } from '#intake';
import { copyDatabase, isDatabase } from './copy-database.js';
import { BadBackup, fileIn, mustBeAsSaid, writeManifest, type Manifest } from './manifest.js';

/** Where a backup keeps the log of an EventStoreDB. */
export const EXPORTED_LOG = 'events.ndjson';
/** Where a backup keeps what opens names and forges links: apart, so that it can be kept elsewhere. */
export const SECRETS = 'secrets';
export const DOCUMENTS = 'documents';

/** Files beside a database that are of the moment, and locks. */
const PASSING = /(-wal|-shm|-journal|\.lock|\.part)$/;

/** What lies beside the log and cannot be made again, by where it is. */
const besides = async (config: TrackerConfig): Promise<string[]> => {
  const folder = resolve(config.dataDir);
  const found = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && !PASSING.test(entry.name) && !entry.name.startsWith('events.sqlite'))
    .map(({ name }) => join(folder, name));
  return [...new Set([...found, ...(existsSync(config.keysFile) ? [resolve(config.keysFile)] : [])])];
};

const isSecret = (file: string, config: TrackerConfig): boolean =>
  file === resolve(config.keysFile) || /secret|^keys|^accounts/.test(basename(file));

/**
 * Makes a backup of everything that cannot be made again, while the service goes on: the log as it is at one moment, the
 * documents that it names, and beside them what else is kept. The log is copied after what follows it and before what it
 * names, so that the backup fits together. It is held against its manifest before the folder gets its name.
 * @throws BadBackup when the folder is there already
 */
export async function backUp(config: TrackerConfig, to: string): Promise<Manifest> {
  if (existsSync(to)) throw new BadBackup(`${to} is there already: name a folder that is to be made.`);
  const part = join(dirname(resolve(to)), `.${basename(to)}.part`);
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true, mode: 0o700 });
  try {
    const paths: string[] = [];
    const others = await besides(config);
    for (const file of others.filter((one) => !isSecret(one, config))) paths.push(await keep(file, part, ''));
    const log = await copyLog(config, part);
    paths.push(log.path);
    paths.push(...(await copyDocuments(documentsOf(config), part)));
    for (const file of others.filter((one) => isSecret(one, config))) paths.push(await keep(file, part, SECRETS));
    const files = [];
    for (const path of paths.toSorted()) files.push(await fileIn(part, path));
    const manifest: Manifest = {
      format: 1,
      madeAt: new Date().toISOString(),
      position: log.position,
      events: log.events,
      files,
    };
    await mustBeAsSaid(part, manifest);
    await writeManifest(part, manifest);
    await rename(part, to);
    return manifest;
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

/** Copies a file into a folder of the backup. @returns where it lies there */
async function keep(file: string, part: string, folder: string): Promise<string> {
  const path = join(folder, basename(file));
  await mkdir(join(part, folder), { recursive: true, mode: 0o700 });
  if (await isDatabase(file)) await copyDatabase(file, join(part, path));
  else await copyFile(file, join(part, path));
  await chmod(join(part, path), 0o600);
  return path;
}

async function copyLog(
  config: TrackerConfig,
  part: string,
): Promise<{ path: string; position: number; events: number }> {
  const log = logOf(config);
  if (config.eventStoreUrl) {
    const store = await openEventStore(log, { readOnly: true });
    try {
      const stream = createWriteStream(join(part, EXPORTED_LOG), { mode: 0o600 });
      const position = await store.head();
      const events = await exportLog(store, stream);
      await finished(stream.end());
      return { path: EXPORTED_LOG, position, events };
    } finally {
      await store.close();
    }
  }
  const path = basename(log);
  await copyDatabase(log, join(part, path));
  return { path, ...(await counted(join(part, path))) };
}

/** The last position of a log, and how many events it holds, read as the service would read them. */
export async function counted(log: string): Promise<{ position: number; events: number }> {
  const store = await openEventStore(log, { readOnly: true });
  try {
    let [events, position] = [0, -1];
    for await (const batch of store.readAll()) {
      events += batch.length;
      position = batch.at(-1)?.position ?? position;
    }
    return { position, events };
  } finally {
    await store.close();
  }
}

/** Documents never change, and are whole when they have their name. */
async function copyDocuments(from: string, part: string): Promise<string[]> {
  if (!existsSync(from)) return [];
  await mkdir(join(part, DOCUMENTS), { mode: 0o700 });
  const names = (await readdir(from)).filter((name) => !name.startsWith('.'));
  for (const name of names) await copyFile(join(from, name), join(part, DOCUMENTS, name));
  return names.map((name) => join(DOCUMENTS, name));
}
