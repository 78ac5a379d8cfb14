import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Keys } from '#sealing';
import { folderForTests, run } from './spec-support.js';

const folder = folderForTests();
const file = join(folder, 'keys');

it('locks the keys with a first master key, then with another, and what was sealed opens', async () => {
  const keys = Keys.open(file);
  const sealed = keys.seal('ada', 'Ada Marsh');
  keys.close();
  const [first, second] = [randomBytes(32), randomBytes(32)];
  const env = { DATA_DIR: folder };
  const rotate = (more: Record<string, string>) => run(['keys', 'rotate'], { ...env, ...more });
  expect(await rotate({ NEW_MASTER_KEY: first.toString('base64') })).toEqual({
    code: 0,
    stdout: '3 keys locked with the new master key: set it as MASTER_KEY.\n',
    stderr: '',
  });
  const again = { NEW_MASTER_KEY: second.toString('base64') };
  expect(await rotate(again)).toMatchObject({ code: 1, stderr: expect.stringContaining('another master key') });
  expect(await rotate({ ...again, MASTER_KEY: first.toString('base64') })).toMatchObject({ code: 0 });
  const opened = Keys.open(file, second);
  expect(opened.open('ada', sealed)).toBe('Ada Marsh');
  opened.close();
});
