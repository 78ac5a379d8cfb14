import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keys } from '#sealing';

const ADA = '0196b7a0-0000-7000-8000-000000000401';
const BEN = '0196b7a0-0000-7000-8000-000000000402';

describe('the keys of people', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keys-'));
    file = join(folder, 'keys');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('open what was sealed, also after the file was closed', () => {
    const keys = Keys.open(file);
    const sealed = keys.seal(ADA, { name: 'Ada Marsh' });
    keys.close();
    const again = Keys.open(file);
    expect(again.open(ADA, sealed)).toEqual({ name: 'Ada Marsh' });
    again.close();
  });

  it('hide it: the text is not in what is kept, and the same is never sealed alike', () => {
    const keys = Keys.open(file);
    const [one, other] = [keys.seal(ADA, 'Ada Marsh'), keys.seal(ADA, 'Ada Marsh')];
    expect(one).not.toBe(other);
    expect(Buffer.from(one.slice(3), 'base64url').toString('latin1')).not.toContain('Marsh');
    keys.close();
  });

  it('open nothing that was changed, and nothing of somebody else', () => {
    const keys = Keys.open(file);
    const sealed = keys.seal(ADA, 'Ada Marsh');
    keys.seal(BEN, 'Ben');
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    bytes[bytes.length - 1]! ^= 1;
    expect(() => keys.open(ADA, `v1.${bytes.toString('base64url')}`)).toThrow();
    expect(() => keys.open(BEN, sealed)).toThrow();
    keys.close();
  });

  it('are gone for good when they are destroyed: no byte of one is left in the folder', () => {
    const keys = Keys.open(file);
    const sealed = keys.seal(ADA, 'Ada Marsh');
    keys.destroy(ADA);
    expect(keys.open(ADA, sealed)).toBeUndefined();
    expect(keys.has(ADA)).toBe(false);
    expect(readFileSync(file).includes(Buffer.from(ADA))).toBe(false);
    keys.close();
  });

  it('can be read by the account of the service alone', () => {
    Keys.open(file).close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('are locked with the master key, and with no other', () => {
    const master = randomBytes(32);
    const keys = Keys.open(file, master);
    const sealed = keys.seal(ADA, 'Ada Marsh');
    keys.close();
    expect(() => Keys.open(file, randomBytes(32))).toThrow('locked with another master key');
    expect(() => Keys.open(file)).toThrow('locked with another master key');
    const again = Keys.open(file, master);
    expect(again.open(ADA, sealed)).toBe('Ada Marsh');
    again.close();
  });

  it.each([
    ['a first master key', undefined, randomBytes(32)],
    ['another master key', randomBytes(32), randomBytes(32)],
    ['none', randomBytes(32), undefined],
  ])('take %s in place of the one before', (_, before, after) => {
    const keys = Keys.open(file, before);
    const sealed = keys.seal(ADA, 'Ada Marsh');
    const found = keys.lookup('email', 'ada@kent.example');
    expect(keys.relock(after)).toBe(3);
    keys.close();
    expect(() => Keys.open(file, before)).toThrow('locked with another master key');
    const again = Keys.open(file, after);
    expect([again.open(ADA, sealed), again.lookup('email', 'ada@kent.example')]).toEqual(['Ada Marsh', found]);
    again.close();
  });

  it('look texts up without keeping them', () => {
    const keys = Keys.open(file);
    expect(keys.lookup('email', 'a@b.example')).toBe(keys.lookup('email', 'a@b.example'));
    expect(keys.lookup('email', 'a@b.example')).not.toBe(keys.lookup('subject', 'a@b.example'));
    keys.close();
  });
});
