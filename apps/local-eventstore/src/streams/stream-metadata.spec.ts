import { BACKWARDS, END, jsonEvent } from '@eventstore/db-client';
import { all, freshStream, nodeForTests, numbered, numbers } from '../spec-support.js';

const running = nodeForTests();
const read = async (stream: string) => numbers(await all(running.client.readStream(stream)));
const readBack = async (stream: string, fromRevision: bigint | typeof END = END) =>
  numbers(await all(running.client.readStream(stream, { direction: BACKWARDS, fromRevision })));

async function streamOf(count: number): Promise<string> {
  const stream = freshStream();
  await running.client.appendToStream(stream, numbered(count));
  return stream;
}

describe('The metadata of a stream', () => {
  it('are what was set last, and nothing at first', async () => {
    const stream = freshStream();
    expect(await running.client.getStreamMetadata(stream)).toEqual({ streamName: stream });
    await running.client.setStreamMetadata(stream, { maxAge: 60 }, { expectedRevision: 'no_stream' });
    const { position } = await running.client.setStreamMetadata(
      stream,
      { maxCount: 10, acl: { readRoles: ['a'] }, owner: 'ü' },
      { expectedRevision: 0n },
    );
    expect(await running.client.getStreamMetadata(stream)).toEqual({
      streamName: stream,
      metadata: { maxCount: 10, acl: { readRoles: ['a'] }, owner: 'ü' },
      metastreamRevision: position!.commit,
    });
    expect(await all(running.client.readStream(`$$${stream}`))).toHaveLength(1);
  });

  it('are refused at another revision than expected', async () => {
    const stream = freshStream();
    await running.client.setStreamMetadata(stream, {});
    await expect(running.client.setStreamMetadata(stream, {}, { expectedRevision: 'no_stream' })).rejects.toMatchObject(
      {
        type: 'wrong-expected-version',
        streamName: `$$${stream}`,
      },
    );
  });

  it('make a stream exist, though it cannot be found', async () => {
    const stream = freshStream();
    await running.client.setStreamMetadata(stream, { colour: 'red' });
    await expect(read(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
    await running.client.appendToStream(stream, numbered(1), { expectedRevision: 'stream_exists' });
    expect(await read(stream)).toEqual([0]);
  });

  it('that nobody can understand change nothing', async () => {
    const stream = await streamOf(2);
    await running.client.appendToStream(
      `$$${stream}`,
      jsonEvent({ type: '$metadata', data: 'nonsense' as unknown as Record<string, string> }),
    );
    expect(await read(stream)).toEqual([0, 1]);
  });
});

describe('$maxCount', () => {
  it('leaves the latest events in sight', async () => {
    const stream = await streamOf(10);
    await running.client.setStreamMetadata(stream, { maxCount: 3 });
    expect(await read(stream)).toEqual([7, 8, 9]);
    expect(await readBack(stream)).toEqual([9, 8, 7]);
    expect(await readBack(stream, 4n)).toEqual([]);
    await running.client.appendToStream(stream, numbered(1, 10), { expectedRevision: 9n });
    expect(await read(stream)).toEqual([8, 9, 10]);
  });
});

describe('$tb', () => {
  it('leaves the events from a revision on in sight', async () => {
    const stream = await streamOf(10);
    await running.client.setStreamMetadata(stream, { truncateBefore: 6 });
    expect(await read(stream)).toEqual([6, 7, 8, 9]);
    expect(numbers(await all(running.client.readStream(stream, { fromRevision: 8n })))).toEqual([8, 9]);
    expect(await readBack(stream)).toEqual([9, 8, 7, 6]);
  });

  it('beyond the end leaves an empty stream', async () => {
    const stream = await streamOf(3);
    await running.client.setStreamMetadata(stream, { truncateBefore: 50 });
    expect(await read(stream)).toEqual([]);
  });
});

describe('$maxAge', () => {
  it('leaves young events in sight', async () => {
    const stream = await streamOf(3);
    await running.client.setStreamMetadata(stream, { maxAge: 3600 });
    expect(await read(stream)).toEqual([0, 1, 2]);
  });
});
