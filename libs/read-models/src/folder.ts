import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const COMPLETE = /^([0-9a-f]{16})-(\d+)\.sqlite$/;
const BUILDING = '.building';
const BESIDE = /\.building|-wal|-shm|-journal/;
const OF_A_PROCESS = /-of-(\d+)/;

/** Where a build writes until it is complete. */
export const buildingOf = (file: string): string => `${file}${BUILDING}`;

/** Deletes a database with all that SQLite keeps beside it. */
export function remove(file: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${suffix}`, { force: true });
}

/** Puts a finished build in its place: on disk first, so that whatever bears the name is whole. */
export function putInPlace(building: string, file: string): void {
  flush(building);
  renameSync(building, file);
  flush(dirname(file));
}

function flush(path: string) {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

let named = 0;

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

/**
 * The folder of the read models: `<fingerprint>-<generation>.sqlite`, one served, and while a new one is built another
 * beside it; `as-of/` holds databases of earlier positions. What only one process uses bears its number.
 */
export class Folder {
  constructor(
    readonly path: string,
    readonly fingerprint: string,
  ) {
    mkdirSync(path, { recursive: true });
  }

  /** Where the databases of earlier positions lie that the next run is to find. */
  get asOf(): string {
    return join(this.path, 'as-of');
  }

  /** The newest complete database of this version. */
  current(): string | undefined {
    return this.complete().find(({ fingerprint }) => fingerprint === this.fingerprint)?.file;
  }

  /** Complete databases of other versions, newest first. */
  earlier(): string[] {
    return this.complete()
      .filter(({ fingerprint }) => fingerprint !== this.fingerprint)
      .map(({ file }) => file);
  }

  /** Where the next build of this version goes. */
  next(): string {
    const generation = 1 + Math.max(0, ...this.complete().map(({ generation }) => generation));
    return join(this.path, `${this.fingerprint}-${generation}.sqlite`);
  }

  /** Deletes every other database, and what builds and processes that broke off have left. */
  keepOnly(files: readonly string[]): void {
    for (const name of readdirSync(this.path)) {
      const [base] = name.split(BESIDE);
      const [, pid] = OF_A_PROCESS.exec(name) ?? [];
      const idle = pid ? !isAlive(Number(pid)) : COMPLETE.test(base!) && !files.includes(join(this.path, base!));
      if (idle) rmSync(join(this.path, name), { force: true, recursive: true });
    }
  }

  /** A name that no other process uses. */
  ofThisProcess(what: string): string {
    return join(this.path, `${what}-of-${process.pid}-${++named}`);
  }

  private complete() {
    return readdirSync(this.path)
      .flatMap((name) => {
        const [, fingerprint, generation] = COMPLETE.exec(name) ?? [];
        return fingerprint ? [{ file: join(this.path, name), fingerprint, generation: Number(generation) }] : [];
      })
      .sort((a, b) => b.generation - a.generation);
  }
}
