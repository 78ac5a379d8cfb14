import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { filter, firstValueFrom, take, toArray } from 'rxjs';
import { StoreUnavailable } from '../event-store.js';
import { SqliteLog } from './log.js';
import type { RawEvent } from './raw-event.js';
import { LogIsLocked } from './writer-lock.js';

const root = resolve(fileURLToPath(import.meta.url), '../../../../..');

describe('A log in a SQLite file', () => {
  let folder: string;
  let file: string;
  const children: ChildProcess[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'log-'));
    file = join(folder, 'made', 'when', 'missing', 'events.db');
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  /** Runs a module in another process with `log` open; gives its lines as they come. */
  function elsewhere(options: object, code: string) {
    const setUp = `
      import { randomUUID } from 'node:crypto';
      import { SqliteLog } from '${root}/dist/libs/event-store/src/index.js';
      const log = await SqliteLog.open(${JSON.stringify({ file, ...options })});
      const raw = (data) => ({ id: randomUUID(), type: 'Noted', contentType: 'application/json', data, metadata: '{}' });
      console.log('open');`;
    const module = join(folder, `${randomUUID()}.mjs`);
    writeFileSync(module, setUp + code);
    const child = spawn(process.execPath, [module], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return { child, line: async () => (await lines.next()).value as string | undefined };
  }

  it('has one writer at a time in a process', async () => {
    const log = await SqliteLog.open({ file });
    await expect(SqliteLog.open({ file })).rejects.toEqual(new LogIsLocked(file, process.pid));
    await log.close();
    await (await SqliteLog.open({ file })).close();
  });

  it('has one writer among processes, named with its file; a killed one leaves no lock', async () => {
    const { child, line } = elsewhere({}, 'setInterval(() => {}, 1000);');
    expect(await line()).toBe('open');
    const refused = SqliteLog.open({ file });
    await expect(refused).rejects.toThrow(LogIsLocked);
    await expect(refused).rejects.toThrow(`${file} is already being written to by process ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await SqliteLog.open({ file })).close();
  });

  it('is followed by another process as it grows', async () => {
    const log = await SqliteLog.open({ file });
    await log.append('a', [raw('"0"')], 'none');
    const { line } = elsewhere(
      { readOnly: true },
      'console.log(log.head()); log.grown.subscribe((head) => console.log(head, log.readAll().length)); setInterval(() => {}, 1000); console.log("following");',
    );
    expect([await line(), await line(), await line()]).toEqual(['open', '0', 'following']);
    for (let position = 1; position <= 5; position++) {
      await log.append('a', [raw(`"${position}"`)], position - 1);
      expect(await line()).toBe(`${position} ${position + 1}`);
    }
    await log.close();
  });

  it('keeps what was acknowledged when its writer is killed, and nothing of an append by halves', async () => {
    for (let round = 0; round < 3; round++) {
      const { child, line } = elsewhere(
        {},
        `for (let n = 0; ; n++) {
           await Promise.all(['a', 'b', 'c'].map(async (name) => {
             const stream = name + '-${round}-' + n;
             await log.append(stream, [raw('1'), raw('2'), raw('3')], 'none');
             console.log(stream);
           }));
         }`,
      );
      const acknowledged: string[] = [];
      for (let heard = await line(); heard; heard = await line()) {
        if (heard !== 'open') acknowledged.push(heard);
        if (acknowledged.length === 200 + round * 50) child.kill('SIGKILL');
      }
      expect(acknowledged.length).toBeGreaterThanOrEqual(200);
      const log = await SqliteLog.open({ file });
      for (const stream of acknowledged)
        expect(log.readStream(stream).map(({ data }) => `${data}`)).toEqual(['1', '2', '3']);
      const events = log.readAll({ limit: 100_000 });
      expect(events.length % 3).toBe(0);
      expect(events.map(({ position }) => position)).toEqual(events.map((_, position) => position));
      await log.close();
    }
  });

  it('says so when it cannot be written, acknowledges nothing, and takes appends again by itself', async () => {
    const log = await SqliteLog.open({ file });
    const states = firstValueFrom(log.available.pipe(take(3), toArray()));
    const lost = new Database(file);
    lost.exec('BEGIN IMMEDIATE');
    const event = raw('"kept"');
    await expect(log.append('a', [event], 'none')).rejects.toThrow(StoreUnavailable);
    expect(log.head()).toBe(-1);
    lost.close();
    expect(await states).toEqual([true, false, true]);
    expect(await log.append('a', [event], 'none')).toEqual({ revision: 0, position: 0 });
    await log.close();
  });

  it('finishes the appends under way before it closes, and takes none after', async () => {
    const log = await SqliteLog.open({ file });
    const appends = Array.from({ length: 100 }, (_, index) => log.append(`s-${index}`, [raw('1')], 'none'));
    await log.close();
    expect((await Promise.all(appends)).map(({ position }) => position)).toEqual(
      appends.map((_, position) => position),
    );
    await expect(log.append('s', [raw('1')], 'none')).rejects.toThrow(StoreUnavailable);
  });

  it('is read in pages, forwards and backwards, whole or by stream', async () => {
    const log = await SqliteLog.open({ file });
    for (const stream of ['a', 'b', 'a', 'b', 'a']) await log.append(stream, [raw('1')], 'any');
    expect(places(log.readAll({ from: 1, limit: 3 }))).toEqual([
      [1, 0],
      [2, 1],
      [3, 1],
    ]);
    expect(places(log.readAll({ backwards: true, limit: 2 }))).toEqual([
      [4, 2],
      [3, 1],
    ]);
    expect(places(log.readAll({ backwards: true, from: 1 }))).toEqual([
      [1, 0],
      [0, 0],
    ]);
    expect(places(log.readStream('a', { from: 1 }))).toEqual([
      [2, 1],
      [4, 2],
    ]);
    expect(places(log.readStream('a', { backwards: true, limit: 1 }))).toEqual([[4, 2]]);
    expect(places(log.readAll({ bytes: 2 }))).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect([log.lastRevision('a'), log.lastRevision('c'), log.head()]).toEqual([2, -1, 4]);
    await log.close();
  });

  it('is not made by somebody who only wants to read it, nor written', async () => {
    await expect(SqliteLog.open({ file, readOnly: true })).rejects.toThrow(`There is no event log at ${file}`);
    expect(existsSync(file)).toBe(false);
    await (await SqliteLog.open({ file })).close();
    const reader = await SqliteLog.open({ file, readOnly: true });
    await expect(reader.append('a', [raw('1')], 'any')).rejects.toThrow('open for reading only');
    await reader.close();
  });

  it('of another version is refused', async () => {
    await (await SqliteLog.open({ file })).close();
    const database = new Database(file);
    database.pragma('user_version = 99');
    database.close();
    await expect(SqliteLog.open({ file })).rejects.toThrow('version 99');
    await expect(SqliteLog.open({ file, readOnly: true })).rejects.toThrow('version 99');
  });

  it('tells of its growth', async () => {
    const log = await SqliteLog.open({ file });
    const grown = firstValueFrom(
      log.grown.pipe(
        filter((head) => head >= 2),
        take(1),
      ),
    );
    await log.append('a', [raw('1'), raw('2'), raw('3')], 'none');
    expect(await grown).toBe(2);
    await log.close();
  });
});

const raw = (data: string): RawEvent => ({
  id: randomUUID(),
  type: 'Noted',
  contentType: 'application/json',
  data,
  metadata: '{}',
});

const places = (events: readonly { position: number; revision: number }[]) =>
  events.map(({ position, revision }) => [position, revision]);
