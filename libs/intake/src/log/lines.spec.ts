import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { collected } from '../../fixtures/a-log.js';
import { linesOf } from './lines.js';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'lines-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const read = async (content: string | Buffer) => {
  const file = join(folder, 'a.ndjson');
  writeFileSync(file, content);
  return collected(linesOf(file));
};
const texts = async (content: string | Buffer) => (await read(content)).map(({ text, problem }) => text ?? problem);

describe('the lines of a file', () => {
  it('are numbered, with how far the file has been read', async () => {
    expect(await read('a\n\nb')).toEqual([
      { number: 1, text: 'a', share: 0.5 },
      { number: 2, text: '', share: 0.75 },
      { number: 3, text: 'b', share: 1 },
    ]);
    expect(await read('')).toEqual([]);
  });

  it('lose a byte order mark and carriage returns, and keep other separators', async () => {
    expect(await texts('\ufeffa\r\nb\u2028c\u0085d\n')).toEqual(['a', 'b\u2028c\u0085d']);
  });

  it('that are not UTF-8 or far too long are named, and the next is read', async () => {
    const file = Buffer.concat([Buffer.from([0xff, 0x0a]), Buffer.alloc(5_000_000, 'x'), Buffer.from('\nlast')]);
    expect(await texts(file)).toEqual(['is not UTF-8', 'is longer than 4 MiB', 'last']);
    expect(await texts(Buffer.alloc(5_000_000, 'x'))).toEqual(['is longer than 4 MiB']);
  });

  it('are the same wherever the pieces that are read end', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/[\n\r\ufeff]/g, '·'));
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1 }), fc.nat(262_144), async (lines, padding) => {
        const all = ['x'.repeat(262_100 - (padding % 400)), ...lines];
        expect(await texts(`${all.join('\n')}\n`)).toEqual(all);
      }),
      { numRuns: 50 },
    );
  });
});
