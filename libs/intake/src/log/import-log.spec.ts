import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { SqliteEventStore, StoreUnavailable, type EventStore, type NewEvent, type RecordedEvent } from '#event-store';
import { aLog, id, textOf } from '../../fixtures/a-log.js';
import type { Progress } from './check-log-file.js';
import { exportLog } from './export-log.js';
import { importLog } from './import-log.js';

let folder: string;
let store: SqliteEventStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
  store = await SqliteEventStore.open({ file: join(folder, 'log.db') });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const log = aLog();
const file = (content = textOf(log)) => {
  const path = join(folder, 'log.ndjson');
  writeFileSync(path, content);
  return path;
};
const exported = async (from: EventStore = store) => {
  const chunks: Buffer[] = [];
  const to = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      setImmediate(done);
    },
  });
  await exportLog(from, to);
  expect(to.writableEnded).toBe(false);
  return Buffer.concat(chunks).toString();
};
const append = ({ stream, revision, ...event }: RecordedEvent) =>
  store.append(stream, [event satisfies NewEvent], revision === 0 ? 'none' : revision - 1);
const refusal = async (path: string) => {
  const before = await exported();
  const error: unknown = await importLog(store, path).catch((error: unknown) => error);
  expect(await exported()).toBe(before);
  return error as Error;
};
const lettersLater = (event: RecordedEvent) => ({
  ...event,
  id: id('another'),
  metadata: { ...event.metadata, recordedAt: '2025-12-01T09:00:00.000Z' },
});

describe('an import', () => {
  it('of what was exported is the same log, byte by byte', async () => {
    expect(await importLog(store, file())).toEqual({ stored: log.length, already: 0 });
    expect(await exported()).toBe(textOf(log));
  });

  it('tells how far it is', async () => {
    const told: Progress[] = [];
    await importLog(store, file(), { onProgress: (progress) => told.push(progress) });
    expect(told).toEqual([
      { step: 'check', events: log.length, share: 1 },
      { step: 'store', events: log.length, share: 1 },
    ]);
  });

  it('gives events the positions of the store', async () => {
    await importLog(store, file(textOf(log.map((event) => ({ ...event, position: event.position * 10 + 7 })))));
    expect(await exported()).toBe(textOf(log));
  });

  it('done twice stores nothing twice, even after the streams have grown', async () => {
    await importLog(store, file());
    expect(await importLog(store, file())).toEqual({ stored: 0, already: log.length });
    await append(lettersLater({ ...log[3]!, revision: 3 }));
    expect(await importLog(store, file())).toEqual({ stored: 0, already: log.length });
  });

  it.each([0, 1, 6, 12])('that broke off after %i events goes on there', async (events) => {
    for (const event of log.slice(0, events)) await append(event);
    expect(await importLog(store, file())).toEqual({ stored: log.length - events, already: events });
    expect(await exported()).toBe(textOf(log));
  });

  it('goes on after the store was away in the middle', async () => {
    let left = 5;
    const breaking: EventStore = Object.create(store, {
      appendsInOrder: { value: 3 },
      append: {
        value: (...[stream, events, expected]: Parameters<EventStore['append']>) =>
          left-- > 0
            ? store.append(stream, events, expected)
            : Promise.reject(new StoreUnavailable('The disk is full')),
      },
    }) as EventStore;
    await expect(importLog(breaking, file())).rejects.toThrow('The disk is full');
    expect(await importLog(store, file())).toEqual({ stored: log.length - 5, already: 5 });
    expect(await exported()).toBe(textOf(log));
  });

  it('is put beside what other streams hold, when that was recorded before', async () => {
    await append({ ...log[0]!, stream: `organisation-${id('Leeds')}`, id: id('Leeds joins') });
    expect(await importLog(store, file())).toEqual({ stored: log.length, already: 0 });
  });
});

describe('an import is refused, and nothing is stored,', () => {
  it('when a line is bad: all of them are named', async () => {
    const bad = textOf(log.map((event, index) => (index % 5 === 4 ? { ...event, type: 'Guessed' } : event)));
    const error = await refusal(file(bad));
    expect(error).toMatchObject({ name: 'BadLogFile', faultsInAll: 2, faults: [{ line: 5 }, { line: 10 }] });
    expect(error.message.split('\n')).toEqual([
      `${join(folder, 'log.ndjson')} was not imported, and nothing of it was stored:`,
      expect.stringMatching(/^Line 5: type must be one of ConsultationLogged, /),
      expect.stringMatching(/^Line 10: type must be one of DecisionRecorded, /),
    ]);
  });

  it('when the store holds another event in one of its streams', async () => {
    await append({ ...log[0]!, id: id('another') });
    expect(await refusal(file())).toMatchObject({
      name: 'LogConflict',
      message: `The store holds OrganisationJoined (${log[0]!.stream}, revision 0) where OrganisationJoined (${log[0]!.stream}, revision 0) should come: their id is not the same. Use an empty store, or one that holds the beginning of this log`,
    });
  });

  it('when a stream has gone on otherwise than in the file', async () => {
    for (const event of log.slice(0, 3)) await append(event);
    await append({ ...log[3]!, data: { ...log[3]!.data, stage: 'scoping' } });
    expect(await refusal(file())).toMatchObject({
      name: 'LogConflict',
      message: expect.stringContaining('their data are not the same'),
    });
  });

  it('when the store holds later events', async () => {
    await append({ ...lettersLater(log[0]!), stream: `organisation-${id('Leeds')}` });
    expect(await refusal(file())).toMatchObject({
      name: 'LogConflict',
      message: `The store holds events recorded up to 2025-12-01T09:00:00.000Z; OrganisationJoined (${log[0]!.stream}, revision 0) was recorded before that, at 2025-10-01T09:00:00.000Z, and cannot follow them`,
    });
  });

  it('when there is no such file', async () => {
    expect(await refusal(join(folder, 'not-there'))).toMatchObject({ code: 'ENOENT' });
  });
});
