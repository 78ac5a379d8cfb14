import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { jest } from '@jest/globals';

// Every run is a process of its own, and machines are busy.
jest.setTimeout(120_000);

const MAIN = join(import.meta.dirname, '../../../dist/apps/tracker-cli/src/main.js');
const SERVICE = join(import.meta.dirname, '../../../dist/apps/tracker/src/main.js');
const NODE = join(import.meta.dirname, '../../../dist/apps/local-eventstore/src/main.js');

/** Of the environment only what programs need: the settings are those of the test. */
const environment = (env: Readonly<Record<string, string>>) => ({ PATH: process.env['PATH'], ...env });

/** What came of a run of the command line. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as it is shipped, in a process of its own. */
export const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [MAIN, ...args],
      { env: environment(env), maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) =>
        resolve({ code: error ? (typeof error.code === 'number' ? error.code : -1) : 0, stdout, stderr }),
    );
  });

/** Begins a run that the test is to break off. */
export function begin(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [MAIN, ...args], { env: environment(env), stdio: 'ignore' });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    breakOff: (signal: NodeJS.Signals = 'SIGINT') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** A folder that is there for the tests of a file. */
export function folderForTests(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tracker-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A log of three events in the export format: two policies, one of which has moved on. */
export function exampleLog(): string {
  const id = (n: number) => `0190f000-0000-7000-8000-00000000000${n}`;
  const policy = (n: number, title: string) => ({
    policyId: id(n),
    title,
    departments: ['cabinet-office'],
    themes: [],
    nations: ['england'],
    stage: 'signal',
    stageSince: '2025-01-06',
  });
  const events = [
    { stream: `policy-${id(1)}`, revision: 0, type: 'PolicyRegistered', data: policy(1, 'Opening “doors”') },
    { stream: `policy-${id(2)}`, revision: 0, type: 'PolicyRegistered', data: policy(2, 'Llanfair­pwll') },
    {
      stream: `policy-${id(1)}`,
      revision: 1,
      type: 'PolicyStageChanged',
      data: { policyId: id(1), stage: 'options', effectiveOn: '2025-02-03' },
    },
  ];
  return events
    .map(({ stream, revision, type, data }, n) => {
      const metadata = {
        recordedAt: `2025-02-04T10:00:0${n}.000Z`,
        actor: `person-${id(8)}`,
        $correlationId: id(3 + n),
        $causationId: id(3 + n),
      };
      return `${JSON.stringify({ position: n, stream, revision, id: id(3 + n), type, data, metadata })}\n`;
    })
    .join('');
}

/** A local event store on a new log. @returns its address */
export const startNode = async (file: string): Promise<string> =>
  (await start(NODE, ['--port', '0', '--file', file], {}, /^Listening at (.*)$/)).said;

/** The service, on any free port. @returns the number of its process, and where it listens */
export async function startService(env: Readonly<Record<string, string>>): Promise<{ pid: number; PORT: string }> {
  const at = /^The influence tracker is at (.*)$/;
  const { pid, said } = await start(SERVICE, [], { PORT: '0', LOG_LEVEL: 'error', ...env }, at);
  return { pid, PORT: new URL(said).port };
}

/** Starts a program that runs until the tests of a file are done; answers when it has said a line. */
async function start(program: string, args: readonly string[], env: Readonly<Record<string, string>>, line: RegExp) {
  const child = spawn(process.execPath, [program, ...args], {
    env: environment(env),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  stopping.push(async () => {
    child.kill();
    await ended;
  });
  for await (const text of createInterface(child.stdout)) {
    const [, said] = line.exec(text) ?? [];
    if (said === undefined) continue;
    child.stdout.resume();
    return { pid: child.pid!, said };
  }
  throw new Error(`${program} did not start`);
}

const stopping: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(stopping.map((stop) => stop())));
