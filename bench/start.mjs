// Installs the peers when they are not there yet (their output stays off standard output), then measures.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const run = (command, args, stdout) =>
  spawnSync(command, args, { cwd: here, stdio: ['ignore', stdout, 'inherit'] }).status ?? 1;

if (!existsSync(join(here, 'node_modules'))) {
  process.stderr.write('Installing the peers (once) …\n');
  const status = run('npm', ['ci', '--no-audit', '--no-fund'], 2);
  if (status !== 0) process.exit(status);
}
process.exit(run(process.execPath, ['--no-warnings', join(here, 'main.ts'), ...process.argv.slice(2)], 'inherit'));
