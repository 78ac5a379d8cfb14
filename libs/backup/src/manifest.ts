import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of a backup: where it lies in it, and what it holds. */
export interface BackedUpFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a backup holds, written last: a folder without it is no whole backup. */
export interface Manifest {
  readonly format: 1;
  /** instant */
  readonly madeAt: string;
  /** of the last event; -1 when there is none */
  readonly position: number;
  readonly events: number;
  readonly files: readonly BackedUpFile[];
}

const NAME = 'manifest.json';

/** A backup is not what its manifest says, or is none. */
export class BadBackup extends Error {}

/** What a file of a folder holds now. */
export async function fileIn(folder: string, path: string): Promise<BackedUpFile> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(join(folder, path))) hash.update(chunk as Buffer);
  return { path, bytes: (await stat(join(folder, path))).size, sha256: hash.digest('hex') };
}

export const writeManifest = (folder: string, manifest: Manifest): Promise<void> =>
  writeFile(join(folder, NAME), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });

/** @throws BadBackup when there is none, or it names a file outside the folder */
export async function readManifest(folder: string): Promise<Manifest> {
  let text: string;
  try {
    text = await readFile(join(folder, NAME), 'utf8');
  } catch (error) {
    throw new BadBackup(`${folder} holds no backup: there is no ${NAME} in it.`, { cause: error });
  }
  const manifest = parsed(text);
  if (manifest?.format !== 1) throw new BadBackup(`The ${NAME} in ${folder} cannot be read.`);
  for (const { path } of manifest.files)
    if (path.startsWith('/') || path.split('/').includes('..'))
      throw new BadBackup(`The backup names a file outside its folder: ${path}.`);
  return manifest;
}

function parsed(text: string): Manifest | undefined {
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    return undefined;
  }
}

/** Holds every file against the manifest. @throws BadBackup that names the first that differs */
export async function mustBeAsSaid(folder: string, { files }: Manifest): Promise<void> {
  for (const { path, sha256 } of files) {
    const found = await fileIn(folder, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return undefined;
    });
    if (!found) throw new BadBackup(`The backup lacks a file: ${path}.`);
    if (found.sha256 !== sha256) throw new BadBackup(`A file of the backup is not what was put there: ${path}.`);
  }
}
