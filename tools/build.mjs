// Compiles apps and libs into dist/ with swc, and only when a source is newer than the last build:
// `npm start`, `npm test` and the command line all call it, so nobody has to remember to.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'dist', '.built');

const newest = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);

const builtAt = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const changedAt = Math.max(
  ...['apps', 'libs'].map((folder) => newest(join(root, folder))),
  ...['.swcrc', 'package.json', 'package-lock.json'].map((file) => statSync(join(root, file)).mtimeMs),
);
if (changedAt > builtAt || process.argv.includes('--force')) {
  const startedAt = new Date();
  if (process.argv.includes('--force')) rmSync(join(root, 'dist'), { recursive: true, force: true });
  const swc = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/@swc/cli/bin/swc.js'),
      'apps',
      'libs',
      '-d',
      'dist',
      '--copy-files',
      '--quiet',
      '--ignore',
      '**/*.spec.ts',
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  if (swc.status !== 0) process.exit(swc.status ?? 1);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, startedAt.toISOString());
}
