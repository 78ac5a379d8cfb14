import { once } from 'node:events';
import { join } from 'node:path';
import { logVerbosity, setLogVerbosity } from '@grpc/grpc-js';
import { EventStoreDBClient } from '@eventstore/db-client';
import { startLocalEventStore } from './index.js';
import { all, folderForTests, freshStream, numbered, numbers } from './spec-support.js';

const folder = folderForTests();
const droppedBy = (type: unknown) => ['cancelled', 'unavailable'].includes(String(type));

async function started(name: string) {
  const file = join(folder, `${name}.db`);
  const node = await startLocalEventStore({ file });
  return { file, node, client: EventStoreDBClient.connectionString(node.connectionString) };
}

describe('A node that stops', () => {
  it('ends subscriptions, and is used again by the same client once it is back', async () => {
    const { file, node, client } = await started('subscriptions');
    const stream = freshStream();
    await client.appendToStream(stream, numbered(2));
    const subscriptions = [client.subscribeToAll(), client.subscribeToStream(stream)];
    for (const subscription of subscriptions) subscription.on('data', () => {});
    await Promise.all(subscriptions.map((subscription) => once(subscription, 'caughtUp')));
    const ends = subscriptions.map((subscription) => once(subscription, 'error'));
    await node.close();
    for (const [error] of await Promise.all(ends))
      expect([error.type, droppedBy(error.type)]).toEqual([error.type, true]);
    await expect(client.appendToStream(stream, numbered(1))).rejects.toMatchObject({ code: 14 });

    const again = await startLocalEventStore({ file, port: node.port });
    expect(await client.appendToStream(stream, numbered(1, 2), { expectedRevision: 1n })).toMatchObject({
      nextExpectedRevision: 2n,
    });
    expect(numbers(await all(client.readStream(stream)))).toEqual([0, 1, 2]);
    await client.dispose();
    await again.close();
  });

  it('cuts off who is in the midst of reading and does not go on', async () => {
    const { node, client } = await started('reading');
    const stream = freshStream();
    for (let chunk = 0; chunk < 10; chunk++) await client.appendToStream(stream, numbered(1000, chunk * 1000));
    const reading = client.readStream(stream);
    const found: number[] = [];
    const end = (async () => {
      for await (const event of reading) {
        found.push(...numbers([event]));
        if (found.length === 10) await node.close();
      }
    })();
    await expect(end).rejects.toMatchObject({ type: expect.stringMatching(/^(cancelled|unavailable)$/) });
    expect(found).toEqual(Array.from({ length: found.length }, (_, number) => number));
    expect(found.length).toBeLessThan(10_000);
    await client.dispose();
  });

  it('answers every append: done and still there afterwards, or refused', async () => {
    const { file, node, client } = await started('appending');
    const stream = freshStream();
    await client.appendToStream(stream, numbered(1));
    const outcomes = Promise.allSettled(
      Array.from({ length: 500 }, async (_, number) => {
        await client.appendToStream(`${stream}-${number}`, numbered(1, number));
        return number;
      }),
    );
    await node.close();
    const acknowledged = (await outcomes).flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    await client.dispose();

    const again = await startLocalEventStore({ file });
    const reader = EventStoreDBClient.connectionString(again.connectionString);
    const stored = new Set(numbers(await all(reader.readAll())));
    expect(acknowledged.filter((number) => !stored.has(number))).toEqual([]);
    await reader.dispose();
    await again.close();
  });

  it('can be told to stop twice', async () => {
    const { node, client } = await started('twice');
    await client.dispose();
    await Promise.all([node.close(), node.close()]);
    await node.close();
  });
});

it('does not start twice on one file, nor on a port that is taken', async () => {
  setLogVerbosity(logVerbosity.NONE);
  const { file, node, client } = await started('taken');
  await expect(startLocalEventStore({ file })).rejects.toThrow('already being written to');
  await expect(startLocalEventStore({ file: join(folder, 'other.db'), port: node.port })).rejects.toThrow(
    `Cannot listen at 127.0.0.1:${node.port}`,
  );
  const free = await startLocalEventStore({ file: join(folder, 'other.db') });
  await free.close();
  await client.dispose();
  await node.close();
});
