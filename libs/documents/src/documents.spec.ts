import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Documents, DocumentTooLarge } from './documents.js';

const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

describe('documents', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'documents-')), 'documents');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  it('are kept under the SHA-256 of their bytes and read back the same', async () => {
    const documents = new Documents(folder);
    expect(await documents.keep([Buffer.from('hel'), Buffer.from('lo')])).toEqual({ sha256: HELLO, bytes: 5 });
    expect(readdirSync(folder)).toEqual([HELLO]);
    expect(await documents.has(HELLO)).toBe(true);
    expect(await buffer((await documents.read(HELLO))!)).toEqual(Buffer.from('hello'));
  });

  it('are kept once however often they come', async () => {
    const documents = new Documents(folder);
    await Promise.all([1, 2, 3].map(() => documents.keep([Buffer.from('hello')])));
    expect(readdirSync(folder)).toEqual([HELLO]);
  });

  it('leave nothing behind when they are too large or break off', async () => {
    const documents = new Documents(folder, 4);
    await expect(documents.keep([Buffer.from('hello')])).rejects.toBeInstanceOf(DocumentTooLarge);
    await expect(
      documents.keep(
        (function* () {
          yield Buffer.from('he');
          throw new Error('the sender went away');
        })(),
      ),
    ).rejects.toThrow('the sender went away');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are not found by a name that is not a SHA-256, nor by one that is not there', async () => {
    const documents = new Documents(folder);
    await documents.keep([Buffer.from('hello')]);
    for (const name of ['../documents.spec.ts', '..', '', HELLO.toUpperCase(), HELLO.replace('2', '3')]) {
      expect(await documents.read(name)).toBeUndefined();
      expect(await documents.has(name)).toBe(false);
    }
  });
});
