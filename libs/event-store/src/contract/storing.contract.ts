import { randomUUID } from 'node:crypto';
import { type EventStore, EventTooLarge, WrongExpectedRevision } from '../event-store.js';
import { all, asCommand, aStream, noted, notes, type Opened, said, stamped, texts } from './support.js';

/** for a busy machine and a server far away */

/** What is appended is kept, once, and where it was meant to go. */
export function storingContract(opened: () => Opened): void {
  let store: EventStore;
  beforeEach(() => ({ store } = opened()));

  describe('keeps events', () => {
    it('in order, with all that was said about them', async () => {
      const stream = aStream();
      const [first, second] = [noted('first'), noted('second')];
      const appended = await store.append(stream, [first, second], 'none');
      const events = await store.read(stream);
      expect(events).toEqual([
        { position: expect.any(Number), stream, revision: 0, ...first, metadata: stamped(first) },
        { position: appended.position, stream, revision: 1, ...second, metadata: stamped(second) },
      ]);
      expect(appended.revision).toBe(1);
      expect(events[0]!.position).toBeLessThan(appended.position);
    });

    it('and gives a part of a stream to who asks for a part', async () => {
      const stream = aStream();
      await store.append(
        stream,
        ['a', 'b', 'c', 'd'].map((word) => noted(word)),
        'none',
      );
      expect(texts(await store.read(stream, { from: 1, limit: 2 }))).toEqual(['b', 'c']);
      expect(texts(await store.read(stream, { from: 3 }))).toEqual(['d']);
      expect(await store.read(stream, { from: 4 })).toEqual([]);
    });

    it('of long streams as well', async () => {
      const stream = aStream();
      const all = Array.from({ length: 2500 }, (_, index) => noted(`${index}`));
      for (let from = 0; from < all.length; from += 500) await store.append(stream, all.slice(from, from + 500), 'any');
      expect(texts(await store.read(stream))).toEqual(texts(all));
    });

    it('and knows nothing of a stream that nobody has written', async () => {
      expect(await store.read(aStream())).toEqual([]);
    });

    it('of almost a mebibyte, and refuses what is larger', async () => {
      const stream = aStream();
      const large = noted('x'.repeat(1_000_000));
      await store.append(stream, [large], 'none');
      await expect(store.append(stream, [noted('x'.repeat(1_048_576))], 0)).rejects.toThrow(EventTooLarge);
      const halves = [noted('x'.repeat(600_000)), noted('x'.repeat(600_000))];
      await expect(store.append(stream, halves, 0)).rejects.toThrow(EventTooLarge);
      expect(texts(await store.read(stream))).toEqual(texts([large]));
    });

    it('in every script, in streams of every name', async () => {
      const words = [
        'Iechyd da',
        'naïve café e\u0301',
        'שלום עולם',
        '日本語',
        '👩🏽‍💻',
        'a\u0000b\u2028c\ud800',
        '"\\\n\t',
        '',
      ];
      const streams = ['é', 'שלום', '日本語', '👩🏽‍💻'].map((word) => `${aStream()}-${word}`);
      for (const stream of streams)
        await store.append(
          stream,
          words.map((word) => noted(word)),
          'none',
        );
      for (const stream of streams) {
        const events = await store.read(stream);
        expect(texts(events)).toEqual(words);
        expect(new Set(events.map((event) => event.stream))).toEqual(new Set([stream]));
      }
    });

    it('for good: a store opened again has them all and goes on', async () => {
      const stream = aStream();
      const before = await store.head();
      await store.append(stream, [noted('before'), noted('also before')], 'none');
      const kept = await all(store, before);
      const again = await opened().reopen();
      expect(await all(again, before)).toEqual(kept);
      expect(await again.append(stream, [noted('after')], 1)).toMatchObject({ revision: 2 });
      expect(texts(await again.read(stream))).toEqual(['before', 'also before', 'after']);
    });

    it('but nothing is not an event', async () => {
      await expect(store.append(aStream(), [], 'any')).rejects.toThrow('nothing to append');
    });
  });

  describe('lets nobody overwrite another', () => {
    it('an append at another revision than expected is refused and stores nothing', async () => {
      const stream = aStream();
      const refused = (expected: number | 'none' | 'exists', actual: number) =>
        expect(store.append(stream, [noted('lost')], expected)).rejects.toEqual(
          new WrongExpectedRevision(stream, expected, actual),
        );
      await refused(0, -1);
      await refused('exists', -1);
      await store.append(stream, [noted('a'), noted('b')], 'none');
      await refused('none', 1);
      await refused(0, 1);
      await refused(2, 1);
      expect(texts(await store.read(stream))).toEqual(['a', 'b']);
    });

    it('an append that expects any or some stream goes to its end', async () => {
      const stream = aStream();
      await store.append(stream, [noted('a')], 'any');
      await store.append(stream, [noted('b')], 'exists');
      expect(await store.append(stream, [noted('c')], 'any')).toMatchObject({ revision: 2 });
      expect(texts(await store.read(stream))).toEqual(['a', 'b', 'c']);
    });

    it('of fifty who race for one stream each gets in once, and no revision is left out', async () => {
      const stream = aStream();
      const racers = Array.from({ length: 50 }, (_, racer) => racer);
      await Promise.all(
        racers.map((racer) => asCommand(randomUUID(), () => store.transact(stream, notes, () => [said(`${racer}`)]))),
      );
      const events = await store.read(stream);
      expect(events.map(({ revision }) => revision)).toEqual(racers);
      expect(
        texts(events)
          .map(Number)
          .sort((a, b) => a - b),
      ).toEqual(racers);
    });
  });

  describe('knows a retry', () => {
    it('by the ids of its events, and answers as at first', async () => {
      const stream = aStream();
      const batch = [noted('a'), noted('b')];
      const first = await store.append(stream, batch, 'none');
      expect(await store.append(stream, batch, 'none')).toEqual(first);
      expect(await store.append(stream, batch, 'any')).toEqual(first);
      expect(texts(await store.read(stream))).toEqual(['a', 'b']);
    });

    it('also after others have written', async () => {
      const stream = aStream();
      await store.append(stream, [noted('a')], 'none');
      const batch = [noted('b'), noted('c')];
      const first = await store.append(stream, batch, 0);
      await store.append(stream, [noted('d')], 2);
      expect(await store.append(stream, batch, 0)).toEqual(first);
      expect(texts(await store.read(stream))).toEqual(['a', 'b', 'c', 'd']);
    });

    it('also when it was opened again in between', async () => {
      const stream = aStream();
      const batch = [noted('a'), noted('b')];
      const first = await store.append(stream, batch, 'none');
      const again = await opened().reopen();
      expect(await again.append(stream, batch, 'none')).toEqual(first);
      expect(texts(await again.read(stream))).toEqual(['a', 'b']);
    });

    it('and does not take for one what is only partly there', async () => {
      const stream = aStream();
      const [a, b] = [noted('a'), noted('b')];
      await store.append(stream, [a], 'none');
      const refusal = new WrongExpectedRevision(stream, 'none', 0);
      await expect(store.append(stream, [a, b], 'none')).rejects.toEqual(refusal);
      await expect(store.append(stream, [b], 'none')).rejects.toEqual(refusal);
      expect(texts(await store.read(stream))).toEqual(['a']);
    });
  });
}
