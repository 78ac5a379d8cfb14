import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Worker threads, the command line and the service under test run from dist/: build it before any test. */
export default function buildFirst() {
  execFileSync(process.execPath, [fileURLToPath(new URL('../../tools/build.mjs', import.meta.url))], {
    stdio: 'inherit',
  });
}
