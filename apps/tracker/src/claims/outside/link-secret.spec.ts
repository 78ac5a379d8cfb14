import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkSecret } from './link-secret.js';

describe('The secret of links', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'link-secret-'));
    file = join(folder, 'data', 'link-secret');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made on first use, for its owner alone, and stays', () => {
    const secret = linkSecret(file);
    expect(secret).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(linkSecret(file)).toEqual(secret);
    expect(readdirSync(join(folder, 'data'))).toEqual(['link-secret']);
  });

  it('is another one elsewhere', () => expect(linkSecret(file)).not.toEqual(linkSecret(join(folder, 'link-secret'))));

  it('is refused when its file is damaged', () => {
    linkSecret(file);
    writeFileSync(file, 'short');
    expect(() => linkSecret(file)).toThrow(`${file} is damaged: it must hold 32 bytes`);
  });
});
