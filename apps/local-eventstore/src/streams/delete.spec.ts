import { BACKWARDS, END } from '@eventstore/db-client';
import { all, freshStream, nodeForTests, numbered, numbers } from '../spec-support.js';

const running = nodeForTests();
const read = (stream: string) => all(running.client.readStream(stream));
const everything = async () => (await all(running.client.readAll())).map(({ event }) => event!);

async function streamOf(count: number, name = freshStream('äöü')): Promise<string> {
  await running.client.appendToStream(name, numbered(count));
  return name;
}

describe('Deleting a stream', () => {
  it('makes it one that cannot be found, though its events stay in $all', async () => {
    const stream = await streamOf(3);
    const { position } = await running.client.deleteStream(stream);
    await expect(read(stream)).rejects.toMatchObject({ type: 'stream-not-found' });
    const left = (await everything()).filter(({ streamId }) => streamId.endsWith(stream));
    expect(left.map(({ streamId, type }) => `${streamId} ${type}`)).toEqual([
      ...Array<string>(3).fill(`${stream} Counted`),
      `$$${stream} $metadata`,
    ]);
    expect(left.at(-1)!.position).toEqual(position);
  });

  it.each([
    ['any', 'any'],
    ['no_stream', 'no_stream'],
    ['the revision it had', 2n],
  ] as const)(
    'lets it be appended to again, with the revisions going on, expecting %s',
    async (_what, expectedRevision) => {
      const stream = await streamOf(3);
      await running.client.deleteStream(stream);
      expect(await running.client.appendToStream(stream, numbered(2, 10), { expectedRevision })).toMatchObject({
        nextExpectedRevision: 4n,
      });
      const found = await read(stream);
      expect(numbers(found)).toEqual([10, 11]);
      expect(found.map(({ event }) => event!.revision)).toEqual([3n, 4n]);
      expect(
        numbers(await all(running.client.readStream(stream, { direction: BACKWARDS, fromRevision: END }))),
      ).toEqual([11, 10]);
      expect(await running.client.getStreamMetadata(stream)).toMatchObject({ metadata: { truncateBefore: 3 } });
    },
  );

  it('can be done over and over', async () => {
    const stream = await streamOf(1);
    for (const round of [1, 2, 3]) {
      await running.client.deleteStream(stream);
      await running.client.appendToStream(stream, numbered(1, round), { expectedRevision: 'no_stream' });
      expect((await read(stream)).map(({ event }) => [event!.revision, event!.data])).toEqual([
        [BigInt(round), { number: round }],
      ]);
    }
  });

  it('knows the append that made it anew when that is repeated', async () => {
    const stream = await streamOf(2);
    await running.client.deleteStream(stream);
    const events = numbered(2, 5);
    const first = await running.client.appendToStream(stream, events);
    expect(await running.client.appendToStream(stream, events)).toEqual(first);
    expect(numbers(await read(stream))).toEqual([5, 6]);
  });

  it('is undone by new metadata: the stream is there, and empty', async () => {
    const stream = await streamOf(2);
    await running.client.deleteStream(stream);
    await running.client.setStreamMetadata(stream, { maxCount: 5, colour: 'blue' });
    expect(await read(stream)).toEqual([]);
    expect(await running.client.getStreamMetadata(stream)).toMatchObject({
      metadata: { maxCount: 5, colour: 'blue', truncateBefore: 2 },
    });
  });

  it('is refused at another revision than expected', async () => {
    const stream = await streamOf(3);
    await expect(running.client.deleteStream(stream, { expectedRevision: 1n })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      streamName: expect.any(String),
      expectedVersion: 1n,
      actualVersion: 2n,
    });
    await expect(running.client.deleteStream(stream, { expectedRevision: 'no_stream' })).rejects.toMatchObject({
      expectedVersion: -1n,
      actualVersion: 2n,
    });
    await running.client.deleteStream(stream, { expectedRevision: 2n });
  });

  it('is refused where there never was a stream', async () => {
    await expect(running.client.deleteStream(freshStream())).rejects.toMatchObject({
      type: 'wrong-expected-version',
      expectedVersion: -2n,
    });
  });

  it('refuses a stream that is to exist when it is deleted', async () => {
    const stream = await streamOf(1, freshStream('plain'));
    await running.client.deleteStream(stream);
    await expect(
      running.client.appendToStream(stream, numbered(1), { expectedRevision: 'stream_exists' }),
    ).rejects.toMatchObject({
      type: 'stream-deleted',
      streamName: stream,
    });
  });

  it('is not mixed with appends: whoever comes first, no event is deleted unseen', async () => {
    const stream = await streamOf(1);
    const appended = running.client.appendToStream(stream, numbered(1, 1));
    const deletion = running.client.deleteStream(stream, { expectedRevision: 0n });
    const [append, outcome] = await Promise.allSettled([appended, deletion]);
    expect(append.status).toBe('fulfilled');
    expect(numbers(await read(stream))).toEqual(outcome.status === 'rejected' ? [0, 1] : [1]);
  });
});

const deleted = (stream: string) => ({ type: 'stream-deleted', streamName: stream });

describe('Tombstoning a stream', () => {
  it('ends it for ever: it is neither read nor appended to nor deleted nor described again', async () => {
    const stream = await streamOf(2, freshStream('plain'));
    const { position } = await running.client.tombstoneStream(stream, { expectedRevision: 1n });
    await expect(read(stream)).rejects.toMatchObject(deleted(stream));
    for (const expectedRevision of ['any', 'no_stream', 'stream_exists', 1n] as const) {
      await expect(running.client.appendToStream(stream, numbered(1), { expectedRevision })).rejects.toMatchObject(
        deleted(stream),
      );
    }
    const classic = { credentials: { username: 'anybody', password: 'any' } };
    await expect(running.client.appendToStream(stream, numbered(1), classic)).rejects.toMatchObject(deleted(stream));
    await expect(running.client.deleteStream(stream)).rejects.toMatchObject(deleted(stream));
    await expect(running.client.tombstoneStream(stream)).rejects.toMatchObject(deleted(stream));
    await expect(running.client.setStreamMetadata(stream, { maxCount: 1 })).rejects.toMatchObject(
      deleted(`$$${stream}`),
    );
    const last = (await everything()).at(-1)!;
    expect(last).toMatchObject({ streamId: stream, type: '$streamDeleted', revision: 2n ** 63n - 1n, position });
  });

  it('names a stream in ASCII, whatever its name', async () => {
    const stream = await streamOf(1, 'größe-1');
    await running.client.tombstoneStream(stream);
    await expect(read(stream)).rejects.toMatchObject(deleted('gr%C3%B6%C3%9Fe-1'));
    await expect(running.client.appendToStream(stream, numbered(1))).rejects.toMatchObject(deleted(stream));
  });

  it('works on a deleted stream and on one that never was', async () => {
    const once = await streamOf(1, freshStream('plain'));
    await running.client.deleteStream(once);
    await running.client.tombstoneStream(once);
    const never = freshStream('plain');
    await running.client.tombstoneStream(never, { expectedRevision: 'no_stream' });
    for (const stream of [once, never]) await expect(read(stream)).rejects.toMatchObject(deleted(stream));
  });

  it('is refused at another revision than expected', async () => {
    const stream = await streamOf(2);
    await expect(running.client.tombstoneStream(stream, { expectedRevision: 0n })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      expectedVersion: 0n,
      actualVersion: 1n,
    });
  });
});
