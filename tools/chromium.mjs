// Makes sure that there is a Chromium for the browser tests: the one named in CHROMIUM_PATH, one that is installed, else
// Debian's package (as root), else the one that playwright-core downloads. Prints nothing when there is one already.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((folder) =>
    process.env[folder] ? [join(process.env[folder], 'Google/Chrome/Application/chrome.exe')] : [],
  ),
];

const runs = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const playwright = createRequire(import.meta.url).resolve('playwright-core/package.json');

/** The file of a Chromium on this machine; undefined when there is none. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return runs(named) ? named : undefined;
  const { chromium } = await import('playwright-core');
  return [...KNOWN_PLACES, chromium.executablePath()].find((file) => file && runs(file));
}

const run = (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0;

function install() {
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log('Installing Chromium for the browser tests from Debian’s packages …');
    if (
      run('apt-get', ['update', '-q']) &&
      run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
    )
      return;
  }
  console.log('Downloading Chromium for the browser tests …');
  run(process.execPath, [join(playwright, '..', 'cli.js'), 'install', 'chromium']);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.env.CHROMIUM_PATH && !(await findChromium())) {
    console.error(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, which cannot be run.`);
    process.exit(1);
  }
  if (!(await findChromium())) install();
  if (!(await findChromium())) {
    console.error('The browser tests need Chromium: install it, or say where it is with CHROMIUM_PATH.');
    process.exit(1);
  }
}
