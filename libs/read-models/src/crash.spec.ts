import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { compiledFile } from './compiled-file.js';
import { ReadModels } from './read-models.js';
import { counted, projectionsModule, TestLog } from './testing.js';

/** Follows the log and says each position that its readers see. */
const follower = (options: object) => `
  import { ReadModels } from '${compiledFile(new URL('./index.js', import.meta.url)).href}';
  const models = await ReadModels.open(${JSON.stringify(options)});
  models.status.subscribe(({ position, rebuilding }) => console.log(position, rebuilding));
  if (process.argv[2] === 'rebuild') await models.rebuild();`;

describe('read models whose process is killed', () => {
  it('equal those built afresh, wherever the kill fell', async () => {
    const log = await TestLog.create();
    const options = {
      log: log.address,
      folder: join(log.folder, 'read-models'),
      projectionsModule: projectionsModule(log.folder),
    };
    const script = join(log.folder, 'follower.mjs');
    writeFileSync(script, follower(options));
    let stage = 0;
    for (let kill = 1; kill <= 12; kill++) {
      const child = spawn(process.execPath, [script, kill % 3 === 0 ? 'rebuild' : 'follow'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const killAt = log.history.length + kill * 23;
      const said = createInterface(child.stdout);
      said.on('line', (line) => Number.parseInt(line, 10) >= killAt && child.kill('SIGKILL'));
      const ended = once(child, 'exit');
      while (child.exitCode === null && child.signalCode === null)
        await log.record(
          ...Array.from({ length: 7 }, () => counted(`place ${stage++ % 50}`, stage % 1000 === 999 ? 13 : 1)),
        );
      expect(await ended).toEqual([null, 'SIGKILL']);
    }
    const models = await ReadModels.open(options);
    await models.live();
    expect(await models.reached(log.history.length - 1)).toBe(true);
    expect(await models.verify()).toMatchObject({ position: log.history.length - 1, differences: [] });
    await models.close();
    await log.store.close();
    rmSync(log.folder, { recursive: true });
  });
});
