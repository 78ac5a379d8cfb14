import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewEvent, RecordedEvent } from '../event.js';
import { SqliteEventStore } from './sqlite-event-store.js';
import { takeOutOfLog } from './take-out.js';

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
const event = (n: number, data: object, importedFrom?: string): NewEvent => ({
  id: id(n),
  type: 'Happened',
  data,
  metadata: {
    actor: 'system:test',
    $correlationId: 'c',
    $causationId: 'c',
    recordedAt: `2025-01-0${n}T09:00:00.000Z`,
    ...(importedFrom && { importedFrom }),
  },
});
const isSample = ({ metadata }: RecordedEvent) => metadata.importedFrom === 'sample';

describe('Taking something out of a log', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'take-out-'));
    file = join(folder, 'events.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const written = async (...events: readonly [stream: string, event: NewEvent][]) => {
    const store = await SqliteEventStore.open({ file });
    for (const [stream, one] of events) await store.append(stream, [one], 'any');
    await store.close();
  };
  const logAt = async (path: string) => {
    const store = await SqliteEventStore.open({ file: path, readOnly: true });
    const events: RecordedEvent[] = [];
    for await (const batch of store.readAll()) events.push(...batch);
    await store.close();
    return events;
  };

  it('leaves the rest as it was, in its order, and keeps the whole under another name', async () => {
    await written(
      [`thing-${id(1)}`, event(1, { n: 1 }, 'sample')],
      [`thing-${id(2)}`, event(2, { n: 2 })],
      [`thing-${id(1)}`, event(3, { n: 3 }, 'sample')],
      [`thing-${id(2)}`, event(4, { about: id(3) })],
    );
    const before = await logAt(file);
    const done = (await takeOutOfLog(file, isSample)) as { file: string; stay: number };
    expect(done.stay).toBe(2);
    expect(await logAt(done.file)).toEqual(before);
    expect(await logAt(file)).toEqual([
      { ...before[1], position: 0, revision: 0 },
      { ...before[3], position: 1, revision: 1 },
    ]);
    expect(readdirSync(folder).filter((name) => name.includes('.rest'))).toEqual([]);
    await written([`thing-${id(2)}`, event(5, { n: 5 })]);
    expect(await logAt(file)).toHaveLength(3);
  });

  it.each([
    ['follows in the stream of something that goes', `thing-${id(1)}`, { n: 2 }],
    ['names the id of something that goes', `thing-${id(2)}`, { list: [{ about: id(1).toUpperCase() }] }],
  ])('changes nothing when something that stays %s', async (_, stream, data) => {
    await written([`thing-${id(1)}`, event(1, { n: 1 }, 'sample')], [stream, event(2, data)]);
    const before = await logAt(file);
    expect(await takeOutOfLog(file, isSample)).toEqual({ keptBy: before[1] });
    expect(await logAt(file)).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.startsWith('events.sqlite.2'))).toEqual([]);
  });

  it('waits for nobody: who writes is named', async () => {
    const store = await SqliteEventStore.open({ file });
    await expect(takeOutOfLog(file, isSample)).rejects.toThrow('already being written to');
    await store.close();
  });
});
