import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { concatMap, firstValueFrom, take, toArray } from 'rxjs';
import type { NewEvent, RecordedEvent } from '../event.js';
import { eventStoreContract } from '../event-store.contract.js';
import { StoreUnavailable } from '../event-store.js';
import { openEventStore } from '../open-event-store.js';
import { SqliteLog } from './log.js';
import type { RawEvent } from './raw-event.js';
import { SqliteEventStore } from './sqlite-event-store.js';

eventStoreContract('The SQLite store', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'event-store-'));
  const file = join(folder, 'events.db');
  let store = await SqliteEventStore.open({ file });
  return {
    store,
    async reopen() {
      await store.close();
      return (store = await SqliteEventStore.open({ file }));
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});

describe('The SQLite store', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'event-store-'));
    file = join(folder, 'events.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('shows nothing of the bookkeeping of a server that keeps its log in the same file, nor what is not JSON', async () => {
    const log = await SqliteLog.open({ file });
    await log.append('$$policy-1', [raw({ type: '$metadata' })], 'any');
    await log.append(
      'policy-1',
      [raw({}), raw({ type: '$odd' }), raw({ contentType: 'application/octet-stream' })],
      'any',
    );
    await log.append('policy-2', [raw({ metadata: '' })], 'any');
    await log.append('$streams', [raw({})], 'any');
    await log.close();
    const store = await openEventStore(file);
    const shown = [
      { position: 1, stream: 'policy-1', revision: 0 },
      { position: 4, stream: 'policy-2', metadata: { recordedAt: expect.stringMatching(/Z$/) } },
    ];
    const read: RecordedEvent[] = [];
    for await (const batch of store.readAll()) read.push(...batch);
    expect(read).toMatchObject(shown);
    const heard = await firstValueFrom(store.subscribe());
    expect(heard).toMatchObject({ events: shown, position: 5, caughtUp: true });
    expect(await store.head()).toBe(4);
    expect(await store.read('policy-1')).toHaveLength(1);
    expect(await store.read('$streams')).toEqual([]);
    await store.close();
  });

  it('opened to read only follows the writer and refuses to write', async () => {
    const writer = await openEventStore(file);
    const reader = await openEventStore(file, { readOnly: true });
    const heard = firstValueFrom(
      reader.subscribe().pipe(
        concatMap(({ events }) => events),
        take(3),
        toArray(),
      ),
    );
    await writer.append('policy-1', [noted('a')], 'none');
    await writer.append('policy-1', [noted('b'), noted('c')], 0);
    expect(await heard).toEqual(await writer.read('policy-1'));
    await expect(reader.append('policy-1', [noted('d')], 'any')).rejects.toThrow(StoreUnavailable);
    await reader.close();
    await writer.close();
  });

  it('leaves one tidy file when it is closed', async () => {
    const store = await openEventStore(file);
    await store.append('policy-1', [noted('a')], 'none');
    await store.close();
    expect(readdirSync(folder).toSorted()).toEqual(['events.db', 'events.db.lock']);
  });
});

const noted = (text: string): NewEvent => ({
  id: randomUUID(),
  type: 'Noted',
  data: { text },
  metadata: { actor: 'system:test', $correlationId: randomUUID(), $causationId: randomUUID() },
});

const raw = (parts: Partial<RawEvent>): RawEvent => ({
  id: randomUUID(),
  type: 'Noted',
  contentType: 'application/json',
  data: '{"text":"x"}',
  metadata: '{"recordedAt":"2025-01-10T10:00:00.000Z"}',
  ...parts,
});
