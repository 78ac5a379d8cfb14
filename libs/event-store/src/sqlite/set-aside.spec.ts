import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewEvent, RecordedEvent } from '../event.js';
import { setLogAside } from './set-aside.js';
import { SqliteEventStore } from './sqlite-event-store.js';

const event = (n: number, importedFrom?: string): NewEvent => ({
  id: `00000000-0000-4000-8000-00000000000${n}`,
  type: 'Happened',
  data: { n },
  metadata: { actor: 'system:test', $correlationId: 'c', $causationId: 'c', ...(importedFrom && { importedFrom }) },
});
const isSample = ({ metadata }: RecordedEvent) => metadata.importedFrom === 'sample';

const eventsOf = async (path: string) => {
  const store = await SqliteEventStore.open({ file: path, readOnly: true });
  const events = await store.read('thing-1');
  await store.close();
  return events.map(({ data }) => data);
};

describe('Setting a log aside', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'set-aside-'));
    file = join(folder, 'events.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const writing = async (...events: NewEvent[]) => {
    const store = await SqliteEventStore.open({ file });
    await store.append('thing-1', events, 'none');
    return store;
  };
  it('keeps every event under another name, and leaves the old one to a new log', async () => {
    await (await writing(event(1, 'sample'), event(2, 'sample'))).close();
    const aside = (await setLogAside(file, isSample)) as { file: string };
    expect(existsSync(file)).toBe(false);
    expect(await eventsOf(aside.file)).toEqual([{ n: 1 }, { n: 2 }]);
    await (await writing(event(3))).close();
    expect(await eventsOf(file)).toEqual([{ n: 3 }]);
  });

  it('leaves a log with anything else in it as it is, and names the event', async () => {
    await (await writing(event(1, 'sample'), event(2))).close();
    expect(await setLogAside(file, isSample)).toMatchObject({ keptBy: { stream: 'thing-1', revision: 1 } });
    expect(await eventsOf(file)).toEqual([{ n: 1 }, { n: 2 }]);
    expect(readdirSync(folder).filter((name) => name.startsWith('events.sqlite.2'))).toEqual([]);
  });

  it('is refused while somebody writes to the log', async () => {
    const store = await writing(event(1, 'sample'));
    await expect(setLogAside(file, isSample)).rejects.toMatchObject({ name: 'LogIsLocked' });
    await store.close();
  });

  it('is refused while somebody reads the log', async () => {
    await (await writing(event(1, 'sample'))).close();
    const reader = await SqliteEventStore.open({ file, readOnly: true });
    await expect(setLogAside(file, isSample)).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: `${file} is being read by another process: end that one first`,
    });
    await reader.close();
    expect(await eventsOf(file)).toEqual([{ n: 1 }]);
  });

  it('finds what a reader has kept from being written home', async () => {
    const store = await writing(event(1, 'sample'));
    const reader = await SqliteEventStore.open({ file, readOnly: true });
    await store.close();
    await reader.close();
    const aside = (await setLogAside(file, isSample)) as { file: string };
    expect(await eventsOf(aside.file)).toEqual([{ n: 1 }]);
    expect(readdirSync(folder).filter((name) => /-(wal|shm|journal)$/.test(name))).toEqual([]);
  });
});
