import { randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, openSync, closeSync, fsyncSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const BYTES = 32;

/**
 * The secret that links are signed with, from its file, which only its owner may read. Made on first use, whole or not at
 * all: of two who are as quick both get the first one's.
 */
export function linkSecret(file: string): Buffer {
  const found = secretIn(file);
  if (found) return found;
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${randomUUID()}`;
  const handle = openSync(fresh, 'wx', 0o600);
  try {
    writeSync(handle, randomBytes(BYTES));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(fresh, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  const secret = secretIn(file);
  if (!secret) throw new Error(`There is no secret in ${file}`);
  return secret;
}

/** @throws when the file holds something that is no secret: links signed with it could be forged */
function secretIn(file: string): Buffer | undefined {
  try {
    const secret = readFileSync(file);
    if (secret.length !== BYTES) throw new Error(`${file} is damaged: it must hold ${BYTES} bytes`);
    return secret;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

const isCode = (error: unknown, code: string) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
