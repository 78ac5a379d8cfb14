import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { logOf, type TrackerConfig } from '#configuration';
import { counted, DOCUMENTS, EXPORTED_LOG, SECRETS } from './backup.js';
import { BadBackup, mustBeAsSaid, readManifest, type Manifest } from './manifest.js';

/**
 * Puts a backup into an empty DATA_DIR: it is held against its manifest first, and what was put in is counted afterwards.
 * Read models are made anew when the service starts.
 * @throws BadBackup when it is not what its manifest says, or there is a log already
 */
export async function restore(config: TrackerConfig, from: string): Promise<Manifest> {
  const manifest = await readManifest(from);
  await mustBeAsSaid(from, manifest);
  if (config.eventStoreUrl || manifest.files.some(({ path }) => path === EXPORTED_LOG))
    throw new BadBackup(
      `This is restored in two steps: leave EVENTSTORE_URL empty to restore the files, and read the log with “import ${EXPORTED_LOG}” or move it with “copy”.`,
    );
  const log = logOf(config);
  if (existsSync(log))
    throw new BadBackup(`There is a log in ${config.dataDir} already: a backup goes into an empty folder.`);
  await mkdir(resolve(config.dataDir), { recursive: true });
  // the log comes last: a folder without one holds no tracker, so a restoring that was broken off can be done again
  const last = basename(log);
  for (const { path } of manifest.files.toSorted((a, b) => Number(a.path === last) - Number(b.path === last))) {
    const to = placeOf(path, config);
    await mkdir(dirname(to), { recursive: true });
    await copyFile(join(from, path), to);
  }
  const found = await counted(log);
  if (found.events !== manifest.events || found.position !== manifest.position)
    throw new BadBackup(`The log that was restored holds ${found.events} events, and should hold ${manifest.events}.`);
  return manifest;
}

function placeOf(path: string, config: TrackerConfig): string {
  const folder = resolve(config.dataDir);
  if (path === join(SECRETS, basename(config.keysFile))) return resolve(config.keysFile);
  if (path.startsWith(`${SECRETS}/`)) return join(folder, basename(path));
  return path.startsWith(`${DOCUMENTS}/`) ? join(folder, path) : join(folder, basename(path));
}
