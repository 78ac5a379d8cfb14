import { once } from 'node:events';
import {
  END,
  binaryEvent,
  eventTypeFilter,
  excludeSystemEvents,
  streamNameFilter,
  type Position,
  type PrefixesFilter,
  type RegexFilter,
} from '@eventstore/db-client';
import { freshStream, nodeForTests, numbered, numbers } from '../spec-support.js';

const running = nodeForTests();
type Subscription =
  ReturnType<typeof running.client.subscribeToAll> | ReturnType<typeof running.client.subscribeToStream>;

/** Writes down, in order, what a subscription says: numbers of events, and words for the rest. */
function heard(subscription: Subscription) {
  const said: (number | string)[] = [];
  const waiting: { until: number | string; resolve: () => void }[] = [];
  const say = (what: number | string) => {
    said.push(what);
    for (const { until, resolve } of waiting) if (until === what) resolve();
  };
  subscription.on('confirmation', () => say('confirmed'));
  subscription.on('caughtUp', () => say('caught up'));
  subscription.on('fellBehind', () => say('fell behind'));
  subscription.on('data', (event: Parameters<typeof numbers>[0][number]) => say(numbers([event])[0]!));
  return {
    said,
    /** resolves when it has been said, from now on */
    next: (until: number | string) => new Promise<void>((resolve) => waiting.push({ until, resolve })),
  };
}

const range = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index);

describe('Subscribing to a stream', () => {
  it('is confirmed, brings the history, says once that it has caught up, and brings what comes', async () => {
    const stream = freshStream();
    await running.client.appendToStream(stream, numbered(300));
    const subscription = running.client.subscribeToStream(stream);
    const { said, next } = heard(subscription);
    await next('caught up');
    const last = next(304);
    await running.client.appendToStream(stream, numbered(2, 300));
    await running.client.appendToStream(stream, numbered(3, 302));
    await last;
    expect(said).toEqual(['confirmed', ...range(300), 'caught up', ...range(5, 300)]);
    expect(subscription.id).toMatch(/^[0-9a-f-]{36}$/);
    await subscription.unsubscribe();
  });

  it('begins after the revision given', async () => {
    const stream = freshStream();
    await running.client.appendToStream(stream, numbered(5));
    const subscription = running.client.subscribeToStream(stream, { fromRevision: 2n });
    const { said, next } = heard(subscription);
    await next('caught up');
    expect(said).toEqual(['confirmed', 3, 4, 'caught up']);
    await subscription.unsubscribe();
  });

  it('begins after the end', async () => {
    const stream = freshStream();
    await running.client.appendToStream(stream, numbered(5));
    const subscription = running.client.subscribeToStream(stream, { fromRevision: END });
    const { said, next } = heard(subscription);
    await next('caught up');
    const arrived = next(5);
    await running.client.appendToStream(stream, numbered(1, 5));
    await arrived;
    expect(said).toEqual(['confirmed', 'caught up', 5]);
    await subscription.unsubscribe();
  });

  it('waits for a stream that is not there, and goes on through its deletion', async () => {
    const stream = freshStream();
    const subscription = running.client.subscribeToStream(stream);
    const { said, next } = heard(subscription);
    await next('caught up');
    await running.client.appendToStream(stream, numbered(2));
    await running.client.deleteStream(stream);
    const arrived = next(2);
    await running.client.appendToStream(stream, numbered(1, 2));
    await arrived;
    expect(said).toEqual(['confirmed', 'caught up', 0, 1, 2]);
    await subscription.unsubscribe();
  });

  it('leaves out what the metadata of the stream hide', async () => {
    const stream = freshStream();
    await running.client.appendToStream(stream, numbered(10));
    await running.client.setStreamMetadata(stream, { maxCount: 2 });
    const subscription = running.client.subscribeToStream(stream);
    const { said, next } = heard(subscription);
    await next('caught up');
    await running.client.deleteStream(stream);
    const again = running.client.subscribeToStream(stream);
    const { said: saidAgain, next: nextAgain } = heard(again);
    await nextAgain('caught up');
    expect([said, saidAgain]).toEqual([
      ['confirmed', 8, 9, 'caught up'],
      ['confirmed', 'caught up'],
    ]);
    await Promise.all([subscription.unsubscribe(), again.unsubscribe()]);
  });

  it('ends when the stream is tombstoned, and cannot begin afterwards', async () => {
    const stream = freshStream();
    await running.client.appendToStream(stream, numbered(1));
    const subscription = running.client.subscribeToStream(stream);
    const { next } = heard(subscription);
    await next('caught up');
    const end = once(subscription, 'error');
    await running.client.tombstoneStream(stream);
    expect(await end).toMatchObject([{ type: 'stream-deleted', streamName: stream }]);
    const late = running.client.subscribeToStream(stream);
    expect(await once(late, 'error')).toMatchObject([{ type: 'stream-deleted', streamName: stream }]);
  });
});

const collected = async (filter: PrefixesFilter | RegexFilter, fromPosition: Position, count: number) => {
  const subscription = running.client.subscribeToAll({ filter, fromPosition });
  const found: number[] = [];
  for await (const event of subscription) {
    found.push(...numbers([event]));
    if (found.length === count) break;
  }
  await subscription.unsubscribe();
  return found;
};

describe('Subscribing to everything', () => {
  it('begins after the position given and has neither gap nor repeat, from wherever it is resumed', async () => {
    const streams = [freshStream(), freshStream(), freshStream()];
    const written: Position[] = [];
    for (const number of range(30)) {
      written.push((await running.client.appendToStream(streams[number % 3]!, numbered(1, number))).position!);
    }
    for (const resumed of [0, 13, 28]) {
      const subscription = running.client.subscribeToAll({ fromPosition: written[resumed]! });
      const { said, next } = heard(subscription);
      await next('caught up');
      expect(said).toEqual(['confirmed', ...range(29 - resumed, resumed + 1), 'caught up']);
      await subscription.unsubscribe();
    }
  });

  it('brings 10,000 events, appended meanwhile, to one who is slow; who hears of having fallen behind', async () => {
    const stream = freshStream('slow');
    const subscription = running.client.subscribeToAll({
      fromPosition: END,
      filter: streamNameFilter({ prefixes: [stream] }),
    });
    const said: string[] = [];
    subscription.on('caughtUp', () => said.push('caught up')).on('fellBehind', () => said.push('fell behind'));
    await once(subscription, 'caughtUp');
    for (const chunk of range(20)) await running.client.appendToStream(stream, numbered(500, chunk * 500));
    const found: number[] = [];
    for await (const event of subscription) {
      found.push(...numbers([event]));
      if (found.length % 500 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
      if (found.length === 10_000) break;
    }
    expect(found).toEqual(range(10_000));
    expect(said.slice(0, 2)).toEqual(['caught up', 'fell behind']);
    await subscription.unsubscribe();
  });

  it('brings what is written while it catches up exactly once', async () => {
    const stream = freshStream('busy');
    await running.client.appendToStream(stream, numbered(2000));
    const writing = (async () => {
      for (const chunk of range(80)) await running.client.appendToStream(stream, numbered(25, 2000 + chunk * 25));
    })();
    const subscription = running.client.subscribeToAll({ filter: streamNameFilter({ regex: `^${stream}$` }) });
    const { said, next } = heard(subscription);
    await next(3999);
    await writing;
    expect(said.filter((one) => typeof one === 'number')).toEqual(range(4000));
    await subscription.unsubscribe();
  });

  it('hands on large events as the reader takes them', async () => {
    const stream = freshStream('large');
    for (const fill of range(20))
      await running.client.appendToStream(
        stream,
        binaryEvent({ type: 'Large', data: new Uint8Array(1_000_000).fill(fill) }),
      );
    const subscription = running.client.subscribeToAll({ filter: streamNameFilter({ prefixes: [stream] }) });
    const found: number[] = [];
    for await (const { event } of subscription) {
      found.push((event!.data as Uint8Array)[999_999]!);
      if (found.length === 20) break;
    }
    expect(found).toEqual(range(20));
    await subscription.unsubscribe();
  });

  describe('through a filter', () => {
    it('brings what matches by stream or type, by beginning or pattern, and nothing else', async () => {
      const [left, right] = [freshStream('filter-left'), freshStream('filter-right')];
      const { position } = await running.client.appendToStream(freshStream(), numbered(1));
      for (const number of range(12)) {
        await running.client.appendToStream(number % 2 === 0 ? left : right, numbered(1, number, `Kind${number % 3}`));
      }
      await running.client.setStreamMetadata(left, { maxCount: 100 });
      const from = position!;
      expect(await collected(streamNameFilter({ prefixes: [left] }), from, 6)).toEqual([0, 2, 4, 6, 8, 10]);
      expect(await collected(streamNameFilter({ regex: 'filter-right' }), from, 6)).toEqual([1, 3, 5, 7, 9, 11]);
      expect(await collected(eventTypeFilter({ prefixes: ['Kind0', 'Kind2'] }), from, 8)).toEqual([
        0, 2, 3, 5, 6, 8, 9, 11,
      ]);
      expect(await collected(eventTypeFilter({ regex: '^Kind1$' }), from, 4)).toEqual([1, 4, 7, 10]);
      expect(await collected(excludeSystemEvents(), from, 12)).toEqual(range(12));
    });

    it('tells how far it has come, each time so many windows of events were considered, wanted or not', async () => {
      const [wanted, other] = [freshStream('wanted'), freshStream('other')];
      const { position } = await running.client.appendToStream(freshStream(), numbered(1));
      const start = position!.commit;
      const said: (number | string)[] = [];
      const { promise: third, resolve } = Promise.withResolvers<void>();
      const subscription = running.client.subscribeToAll({
        fromPosition: position!,
        filter: streamNameFilter({
          prefixes: [wanted],
          maxSearchWindow: 10,
          checkpointInterval: 2,
          checkpointReached: async (_subscription, { commit, prepare }) => {
            expect(prepare).toBe(commit);
            said.push(`checkpoint ${commit - start}`);
            if (said.filter((one) => typeof one === 'string').length === 3) resolve();
          },
        }),
      });
      subscription.on('data', (event) => said.push(...numbers([event])));
      await running.client.appendToStream(wanted, numbered(1, 1));
      await running.client.appendToStream(other, numbered(18));
      await running.client.appendToStream(wanted, numbered(1, 20));
      await running.client.appendToStream(other, numbered(45));
      await third;
      expect(said).toEqual([1, 20, 'checkpoint 20', 'checkpoint 40', 'checkpoint 60']);
      await subscription.unsubscribe();
    });
  });
});

it('holds nothing open for a subscription that somebody has walked away from', async () => {
  const stream = freshStream();
  await running.client.appendToStream(stream, numbered(2000));
  const abandoned = running.client.subscribeToAll();
  for await (const event of abandoned) if (event) break;
  expect(await running.client.appendToStream(stream, numbered(1, 2000))).toMatchObject({ success: true });
  await running.client.dispose();
});
