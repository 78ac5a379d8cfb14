import { EventStoreDBClient, binaryEvent, jsonEvent, type AppendResult } from '@eventstore/db-client';
import { all, freshStream, nodeForTests, numbered, numbers } from '../spec-support.js';

const running = nodeForTests();
const anybody = { username: 'anybody', password: 'any' };

const bytes = (length: number) => binaryEvent({ type: 'Bytes', data: new Uint8Array(length) });

/** With credentials of its own a call goes the classic way, without through the long call for all appends. */
describe.each([
  ['one call an append', { credentials: anybody }],
  ['one long call for all appends', {}],
])('Appending by %s', (_way, way) => {
  it('answers with the revision and the position of the last event', async () => {
    const stream = freshStream();
    const first = await running.client.appendToStream(stream, numbered(2), way);
    const second = await running.client.appendToStream(stream, numbered(1), way);
    expect(first).toMatchObject({ success: true, nextExpectedRevision: 1n });
    expect(second).toEqual({
      success: true,
      nextExpectedRevision: 2n,
      position: { commit: first.position!.commit + 1n, prepare: first.position!.prepare + 1n },
    });
  });

  it('keeps JSON, bytes, metadata, ids and names in any language as they are', async () => {
    const stream = freshStream('Beratung-für-Ærø-日本');
    const events = [
      jsonEvent({
        id: '5c4d6bb1-52b5-4ba3-9b3e-6a3f3a6cf1a0',
        type: 'Geöffnet',
        data: { título: '“Ça va?” 🏛️' },
        metadata: { actor: 'person-ø' },
      }),
      binaryEvent({
        id: '0d6d6d4e-0a9f-4f29-a8f4-1d3b61e8c2aa',
        type: 'Scanned',
        data: Buffer.from([0, 255, 128]),
        metadata: Buffer.from([1, 2, 254]),
      }),
      jsonEvent({
        id: 'f2e4b6a8-9c1d-4e3f-8a5b-7c6d5e4f3a2b',
        type: 'Bare',
        data: [] as unknown as Record<string, never>,
      }),
    ];
    const before = Date.now();
    const { position } = await running.client.appendToStream(stream, events, way);
    const found = await all(running.client.readStream(stream));
    expect(found.map(({ event }) => ({ ...event, created: event!.created.getTime() >= before - 1 }))).toEqual(
      [
        { data: { título: '“Ça va?” 🏛️' }, metadata: { actor: 'person-ø' }, isJson: true },
        { data: new Uint8Array([0, 255, 128]), metadata: new Uint8Array([1, 2, 254]), isJson: false },
        { data: [], metadata: undefined, isJson: true },
      ].map((content, index) => ({
        ...content,
        streamId: stream,
        id: events[index]!.id,
        type: events[index]!.type,
        revision: BigInt(index),
        position: { commit: position!.commit - 2n + BigInt(index), prepare: position!.commit - 2n + BigInt(index) },
        created: true,
      })),
    );
  });

  it('does nothing, successfully, when there are no events', async () => {
    const stream = freshStream();
    await running.client.appendToStream(stream, numbered(2), way);
    expect(await running.client.appendToStream(stream, [], way)).toMatchObject({
      success: true,
      nextExpectedRevision: 1n,
    });
    expect(numbers(await all(running.client.readStream(stream)))).toEqual([0, 1]);
  });

  it('lets one expect the revision, no stream, a stream, or anything', async () => {
    const stream = freshStream();
    const append = (expectedRevision: bigint | 'any' | 'no_stream' | 'stream_exists') =>
      running.client
        .appendToStream(stream, numbered(1), { expectedRevision, ...way })
        .then(({ nextExpectedRevision }) => nextExpectedRevision);
    expect(await append('no_stream')).toBe(0n);
    expect(await append(0n)).toBe(1n);
    expect(await append('stream_exists')).toBe(2n);
    expect(await append('any')).toBe(3n);
  });

  it.each([
    ['a revision that has been passed', 0n, 1n],
    ['a revision still to come', 7n, 1n],
    ['no stream where there is one', 'no_stream', 1n],
  ] as const)('refuses who expects %s, and stores nothing', async (_what, expectedRevision, actualVersion) => {
    const stream = freshStream();
    await running.client.appendToStream(stream, numbered(2), way);
    await expect(
      running.client.appendToStream(stream, numbered(3), { expectedRevision, ...way }),
    ).rejects.toMatchObject({
      type: 'wrong-expected-version',
      streamName: stream,
      expectedVersion: expectedRevision,
      actualVersion,
    });
    expect(await all(running.client.readStream(stream))).toHaveLength(2);
  });

  it.each([
    ['a stream', 'stream_exists'],
    ['a revision', 3n],
  ] as const)('refuses who expects %s where there is none', async (_what, expectedRevision) => {
    const stream = freshStream('nobody-been-here-ü');
    await expect(
      running.client.appendToStream(stream, numbered(1), { expectedRevision, ...way }),
    ).rejects.toMatchObject({
      type: 'wrong-expected-version',
      streamName: stream,
      expectedVersion: expectedRevision,
      actualVersion: 'no_stream',
    });
  });

  it.each([['any'], ['no_stream']] as const)(
    'answers a repeated append as at first, expecting %s',
    async (expectedRevision) => {
      const stream = freshStream();
      const events = numbered(3);
      const append = (): Promise<AppendResult> =>
        running.client.appendToStream(stream, events, { expectedRevision, ...way });
      const first = await append();
      await running.client.appendToStream(stream, numbered(1), way);
      expect(await append()).toEqual(first);
      expect(await all(running.client.readStream(stream))).toHaveLength(4);
    },
  );

  it('refuses an append of which only a part is there already', async () => {
    const stream = freshStream();
    const events = numbered(3);
    await running.client.appendToStream(stream, events.slice(0, 2), way);
    await expect(
      running.client.appendToStream(stream, events, { expectedRevision: 'no_stream', ...way }),
    ).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 1n,
    });
  });

  it('takes a mebibyte at once, and refuses more, however much more, by name', async () => {
    const stream = freshStream();
    await running.client.appendToStream(stream, bytes(1024 * 1024 - 10), way);
    const tooLarge = { type: 'maximum-append-size-exceeded', maxAppendSize: 1024 * 1024 };
    await expect(running.client.appendToStream(stream, bytes(1024 * 1024), way)).rejects.toMatchObject(tooLarge);
    await expect(running.client.appendToStream(stream, bytes(9 * 1024 * 1024), way)).rejects.toMatchObject(tooLarge);
    await expect(
      running.client.appendToStream(
        stream,
        Array.from({ length: 40 }, () => bytes(300_000)),
        way,
      ),
    ).rejects.toMatchObject(tooLarge);
    expect(await all(running.client.readStream(stream))).toHaveLength(1);
  });

  it('refuses an id that is no UUID', async () => {
    const odd = [{ ...numbered(1)[0]!, id: 'not-a-uuid' }];
    await expect(running.client.appendToStream(freshStream(), odd, way)).rejects.toMatchObject({ type: 'unknown' });
  });

  it('lets exactly one of fifty racing writers win', async () => {
    const stream = freshStream();
    const race = Array.from({ length: 50 }, (_, writer) =>
      running.client.appendToStream(stream, numbered(1, writer), { expectedRevision: 'no_stream', ...way }),
    );
    const results = await Promise.allSettled(race);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await all(running.client.readStream(stream))).toHaveLength(1);
  });
});

it('keeps the order in which one client appended without waiting', async () => {
  const stream = freshStream();
  await Promise.all(
    Array.from({ length: 300 }, (_, number) => running.client.appendToStream(stream, numbered(1, number))),
  );
  expect(numbers(await all(running.client.readStream(stream)))).toEqual(
    Array.from({ length: 300 }, (_, number) => number),
  );
});

it('says without throwing that the stream is elsewhere, to who asked for that', async () => {
  const quiet = EventStoreDBClient.connectionString(`${running.node.connectionString}&throwOnAppendFailure=false`);
  const stream = freshStream();
  await quiet.appendToStream(stream, numbered(2));
  const refused = await quiet.appendToStream(stream, numbered(1), {
    expectedRevision: 'no_stream',
    credentials: anybody,
  });
  expect(refused).toEqual({ success: false, nextExpectedRevision: 1n, position: undefined });
  await quiet.dispose();
});

it('takes an append that arrives in many pieces as one', async () => {
  const stream = freshStream();
  const whole = await running.client.appendToStream(stream, numbered(200), {
    batchAppendSize: 500,
    expectedRevision: 'no_stream',
  });
  expect(whole).toMatchObject({ success: true, nextExpectedRevision: 199n });
  const tooLarge = Array.from({ length: 30 }, () => bytes(100_000));
  await expect(running.client.appendToStream(stream, tooLarge, { batchAppendSize: 150_000 })).rejects.toMatchObject({
    type: 'maximum-append-size-exceeded',
  });
  expect(await all(running.client.readStream(stream))).toHaveLength(200);
});
