import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** What was kept: the name of the content and its size. */
export interface Kept {
  readonly sha256: string;
  readonly bytes: number;
}

/** The document is larger than is taken; nothing was kept. */
export class DocumentTooLarge extends Error {
  constructor(readonly limit: number) {
    super(`The file is larger than ${Math.floor(limit / 1024 / 1024)} MB`);
    this.name = 'DocumentTooLarge';
  }
}

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * The files that events speak of, each kept once under the SHA-256 of its bytes: what was sent cannot change without
 * losing its name. A file is whole and on disk before `keep` answers, so an event never names one that is not there.
 */
export class Documents {
  /** @param folder made when the first document is kept */
  constructor(
    private readonly folder: string,
    private readonly limit = 50 * 1024 * 1024,
  ) {}

  /** @throws DocumentTooLarge */
  async keep(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Kept> {
    await mkdir(this.folder, { recursive: true });
    const draft = join(this.folder, `.${randomUUID()}.part`);
    try {
      const file = await open(draft, 'wx', 0o600);
      const hash = createHash('sha256');
      let bytes = 0;
      try {
        for await (const chunk of content) {
          bytes += chunk.byteLength;
          if (bytes > this.limit) throw new DocumentTooLarge(this.limit);
          hash.update(chunk);
          await file.write(chunk);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      const sha256 = hash.digest('hex');
      await rename(draft, join(this.folder, sha256));
      await syncFolder(this.folder);
      return { sha256, bytes };
    } finally {
      await rm(draft, { force: true });
    }
  }

  /** Whether a document is here. */
  async has(sha256: string): Promise<boolean> {
    if (!SHA256.test(sha256)) return false;
    try {
      return (await stat(join(this.folder, sha256))).isFile();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  /** The bytes of a document, or undefined when it is not here. */
  async read(sha256: string): Promise<Readable | undefined> {
    return (await this.has(sha256)) ? createReadStream(join(this.folder, sha256)) : undefined;
  }
}

/** The name of a renamed file is only on disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
