import { join } from 'node:path';
import { EventStoreDBClient, binaryEvent, jsonEvent } from '@eventstore/db-client';
import { SqliteEventStore, SqliteLog } from '#event-store';
import { startLocalEventStore } from './index.js';
import { all, folderForTests, freshStream, numbered, numbers } from './spec-support.js';

const folder = folderForTests();

async function served<T>(file: string, work: (client: EventStoreDBClient) => Promise<T>): Promise<T> {
  const node = await startLocalEventStore({ file });
  const client = EventStoreDBClient.connectionString(node.connectionString);
  try {
    return await work(client);
  } finally {
    await client.dispose();
    await node.close();
  }
}

async function opened<T>(file: string, work: (log: SqliteLog) => Promise<T> | T): Promise<T> {
  const log = await SqliteLog.open({ file });
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}

it('serves what is in the file already, at its old positions and instants', async () => {
  const file = join(folder, 'written-before.db');
  const created = Date.parse('2022-03-04T05:06:07.089Z');
  const metadata = {
    recordedAt: '2022-03-04T05:06:07.089Z',
    actor: 'person-1',
    $correlationId: 'c',
    $causationId: 'c',
  };
  await opened(file, (log) =>
    log.append(
      'policy-1',
      [0, 1].map((number) => ({
        id: `3f0c9a52-7a67-4c1c-9a3e-00000000000${number}`,
        type: 'PolicyNamed',
        contentType: 'application/json' as const,
        data: JSON.stringify({ number }),
        metadata: JSON.stringify(metadata),
        recordedAt: created,
      })),
      'none',
    ),
  );
  const found = await served(file, (client) => all(client.readAll()));
  expect(found.map(({ event }) => event)).toEqual(
    [0, 1].map((number) => ({
      streamId: 'policy-1',
      id: `3f0c9a52-7a67-4c1c-9a3e-00000000000${number}`,
      revision: BigInt(number),
      type: 'PolicyNamed',
      data: { number },
      metadata,
      isJson: true,
      created: new Date(created),
      position: { commit: BigInt(number), prepare: BigInt(number) },
    })),
  );
});

const anHourOld = (number: number) => ({
  id: `3f0c9a52-7a67-4c1c-9a3e-00000000000${number}`,
  type: 'Counted',
  contentType: 'application/json' as const,
  data: JSON.stringify({ number }),
  metadata: '{}',
  recordedAt: Date.now() - 3_600_000,
});

it('keeps out of sight what is older than the metadata of a stream allow', async () => {
  const file = join(folder, 'aged.db');
  await opened(file, (log) => log.append('aged-1', [anHourOld(0), anHourOld(1)], 'none'));
  await served(file, async (client) => {
    await client.appendToStream('aged-1', numbered(2, 2));
    await client.setStreamMetadata('aged-1', { maxAge: 1800 });
    expect(numbers(await all(client.readStream('aged-1')))).toEqual([2, 3]);
    expect(numbers(await all(client.readAll({ maxCount: 2 })))).toEqual([0, 1]);
    await client.setStreamMetadata('aged-1', { maxAge: 7200 });
    expect(numbers(await all(client.readStream('aged-1')))).toEqual([0, 1, 2, 3]);
  });
});

it('leaves in the file the very bytes that clients sent', async () => {
  const file = join(folder, 'written-here.db');
  const stream = freshStream('größe');
  await served(file, (client) =>
    client.appendToStream(stream, [
      jsonEvent({ type: 'Said', data: { what: 'ü' }, metadata: { actor: 'person-1' } }),
      binaryEvent({ type: 'Scanned', data: new Uint8Array([0, 254]) }),
    ]),
  );
  const [said, scanned] = await opened(file, (log) => log.readStream(stream));
  expect(said).toMatchObject({ position: 0, revision: 0, type: 'Said', contentType: 'application/json' });
  expect([said!.data.toString(), said!.metadata.toString()]).toEqual(['{"what":"ü"}', '{"actor":"person-1"}']);
  expect(scanned).toMatchObject({ position: 1, revision: 1, type: 'Scanned', contentType: 'application/octet-stream' });
  expect([[...scanned!.data], scanned!.metadata.length]).toEqual([[0, 254], 0]);
});

it('finds a deleted stream again to which somebody else appended in the file', async () => {
  const file = join(folder, 'shared.db');
  await served(file, async (client) => {
    await client.appendToStream('shared-1', numbered(2));
    await client.deleteStream('shared-1');
  });
  const late = {
    id: '3f0c9a52-7a67-4c1c-9a3e-000000000009',
    type: 'Counted',
    contentType: 'application/json' as const,
    data: '{"number":2}',
    metadata: '',
  };
  await opened(file, (log) => log.append('shared-1', [late], 1));
  await served(file, async (client) => {
    expect(numbers(await all(client.readStream('shared-1')))).toEqual([2]);
    await client.appendToStream('shared-1', numbered(1, 3), { expectedRevision: 2n });
    expect(numbers(await all(client.readStream('shared-1')))).toEqual([2, 3]);
  });
});

it("shares its file with the tracker's own store, in both directions", async () => {
  const file = join(folder, 'tracker.db');
  const metadata = {
    recordedAt: '2025-01-10T10:00:00.000Z',
    actor: 'person-1',
    $correlationId: 'c',
    $causationId: 'c',
  };
  const [first, second] = ['3f0c9a52-7a67-4c1c-9a3e-000000000001', '3f0c9a52-7a67-4c1c-9a3e-000000000002'] as const;
  await served(file, async (client) => {
    await client.appendToStream(
      'policy-1',
      jsonEvent({ id: first, type: 'PolicyNamed', data: { name: 'Ü' }, metadata }),
    );
    await client.setStreamMetadata('policy-1', { maxCount: 100 });
  });

  const store = await SqliteEventStore.open({ file });
  const { recordedAt: _recordedAt, ...unstamped } = metadata;
  await store.append('policy-1', [{ id: second, type: 'PolicyRenamed', data: { name: 'Ö' }, metadata: unstamped }], 0);
  const kept = await store.read('policy-1');
  await store.close();
  expect(kept).toEqual([
    { position: 0, stream: 'policy-1', revision: 0, id: first, type: 'PolicyNamed', data: { name: 'Ü' }, metadata },
    {
      position: 2,
      stream: 'policy-1',
      revision: 1,
      id: second,
      type: 'PolicyRenamed',
      data: { name: 'Ö' },
      metadata: { ...unstamped, recordedAt: kept[1]!.metadata.recordedAt },
    },
  ]);

  const found = await served(file, (client) => all(client.readStream('policy-1')));
  expect(found.map(({ event }) => ({ id: event!.id, data: event!.data, metadata: event!.metadata }))).toEqual(
    kept.map(({ id, data, metadata: written }) => ({ id, data, metadata: written })),
  );
  expect(found[1]!.event!.created.toISOString()).toBe(kept[1]!.metadata.recordedAt);
});
