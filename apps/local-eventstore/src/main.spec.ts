import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EventStoreDBClient } from '@eventstore/db-client';
import { folderForTests, numbered } from './spec-support.js';

const folder = folderForTests();
const program = join(import.meta.dirname, '../../../dist/apps/local-eventstore/src/main.js');

const children: ChildProcess[] = [];
afterAll(() => children.forEach((child) => child.kill('SIGKILL')));

function run(args: string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], ...environment },
  });
  children.push(child);
  const said: string[] = [];
  const lines = createInterface(child.stdout).on('line', (line) => said.push(line));
  createInterface(child.stderr).on('line', (line) => said.push(line));
  return { child, said, lines, ended: once(child, 'close').then(([code]) => code as number) };
}

const listening = (line: string) => line.startsWith('Listening at ');

it.each(['SIGTERM', 'SIGINT'] as const)('listens until it gets %s, then lets calls end', async (signal) => {
  const { child, said, lines, ended } = run(['--port', '0'], { LOCAL_EVENTSTORE_FILE: `${signal}/events.db` });
  while (!said.some(listening)) await once(lines, 'line');
  const connectionString = said.find(listening)!.slice('Listening at '.length);
  const client = EventStoreDBClient.connectionString(connectionString);
  expect(await client.appendToStream('main-1', numbered(1))).toMatchObject({ success: true });
  const subscription = client.subscribeToAll();
  subscription.on('data', () => {});
  await once(subscription, 'caughtUp');
  const dropped = once(subscription, 'error');
  child.kill(signal);
  expect(await ended).toBe(0);
  await dropped;
  expect(said).toEqual([
    `Local event store, on a new log, ${signal}/events.db`,
    expect.stringMatching(/^Listening at esdb:\/\/127\.0\.0\.1:\d+\?tls=false$/),
    'Whoever reaches this address may read and write everything.',
    'Stopping: letting calls end',
    'Stopped',
  ]);
  await client.dispose();
});

it.each([
  ['a port that is none', ['--port', '70000'], 'A port is a number from 0 to 65535.'],
  ['a user without a password', ['--user', 'admin'], 'A user is a name and a password with a colon between.'],
  ['credentials without TLS', ['--user', 'admin:changeit'], 'Names and passwords need TLS'],
  ['a certificate that is not there', ['--tls-cert', 'nowhere.crt'], 'There is no such file.'],
  [
    'a certificate without its key',
    ['--tls-cert', 'node.crt'],
    'TLS takes both, a certificate (--tls-cert) and its key (--tls-key)',
  ],
  ['an option that it does not know', ['--colour', 'red'], "unknown option '--colour'"],
])('refuses %s, in a sentence', async (_what, args, sentence) => {
  writeFileSync(join(folder, 'node.crt'), 'certificate');
  const { said, ended } = run(args);
  expect(await ended).toBe(1);
  expect(said.join('\n')).toContain(sentence);
  expect(said.length).toBeLessThanOrEqual(2);
});

it('explains itself', async () => {
  const { said, ended } = run(['--help']);
  expect(await ended).toBe(0);
  expect(said.join('\n')).toMatch(/EventStoreDB's gRPC protocol.*--port.*--file.*--tls-cert.*--user/s);
});
