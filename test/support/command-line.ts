import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/apps/tracker-cli/src/main.js', import.meta.url));

/** Runs the operator's command line, as it is shipped. Answers its exit code, what it printed, and that as JSON if it is. */
export const tracker = (args: readonly string[], env: Record<string, string>) =>
  new Promise<{ code: number; stdout: string; stderr: string; json: unknown }>((resolve) => {
    execFile(
      process.execPath,
      ['--enable-source-maps', MAIN, ...args],
      { env: { ...process.env, NODE_OPTIONS: '', ...env }, maxBuffer: 100 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = typeof error?.code === 'number' ? error.code : error ? -1 : 0;
        resolve({
          code,
          stdout,
          stderr,
          json: args.includes('--json') && stdout ? (JSON.parse(stdout) as unknown) : undefined,
        });
      },
    );
  });
