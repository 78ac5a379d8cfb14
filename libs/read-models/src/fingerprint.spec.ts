import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fingerprintOf } from './fingerprint.js';
import { temporaryFolder } from './testing.js';

describe('the fingerprint of the projections', () => {
  const folder = temporaryFolder();
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const fingerprint = () => fingerprintOf(pathToFileURL(join(folder, 'projections.js')));
  beforeEach(() => {
    write(
      'projections.js',
      "import { readFileSync } from 'node:fs';\nimport { total } from './total.js';\nexport const projections = [total];",
    );
    write('total.js', "export * from './words.js';\nexport const total = { name: 'total' };");
    write('words.js', "import './projections.js';\nexport const words = ['a'];");
  });

  it('is the same for the same text', () => expect(fingerprint()).toBe(fingerprint()));

  it('is sixteen hexadecimal digits', () => expect(fingerprint()).toMatch(/^[0-9a-f]{16}$/));

  it.each(['projections.js', 'total.js', 'words.js'])('changes when %s does', (name) => {
    const before = fingerprint();
    write(
      name,
      `${name === 'total.js' ? "import './words.js';" : ''} export const projections = 2; export const words = 3; export const total = 4;`,
    );
    expect(fingerprint()).not.toBe(before);
  });

  it('does not change with a file that the projections do not import', () => {
    const before = fingerprint();
    write('page.js', 'export const page = 1;');
    expect(fingerprint()).toBe(before);
  });
});
