import { filter, firstValueFrom, from, toArray } from 'rxjs';
import { type EventStore, RecordedOutOfOrder, START } from '../event-store.js';
import { recordedAtOf } from '../sqlite/unread-event.js';
import { all, aStream, history, inAll, isAscending, noted, type Opened, texts, untilCounted } from './support.js';

/** for a busy machine and a server far away */

/** All events have one order, in which they are read, subscribed to and recorded. */
export function followingContract(opened: () => Opened): void {
  let store: EventStore;
  beforeEach(() => ({ store } = opened()));

  describe('has one order for all streams', () => {
    it('in which everything is read, from any place up to any other', async () => {
      const before = await store.head();
      for (const word of ['a', 'b', 'c', 'd', 'e']) await store.append(aStream(), [noted(word)], 'none');
      const events = await all(store, before);
      expect(texts(events)).toEqual(['a', 'b', 'c', 'd', 'e']);
      expect(isAscending(events.map(({ position }) => position))).toBe(true);
      expect(await store.head()).toBe(events.at(-1)!.position);
      const [, second, third, fourth] = events;
      expect(texts(await all(store, second!.position, fourth!.position))).toEqual(['c', 'd']);
      expect(texts(await all(store, before, third!.position))).toEqual(['a', 'b', 'c']);
      expect(await all(store, await store.head())).toEqual([]);
    });

    it('and can be taken up after every event, read or subscribed to', async () => {
      const before = await store.head();
      const streams = [aStream(), aStream(), aStream()];
      for (let index = 0; index < 30; index++) await store.append(streams[index % 3]!, [noted(`${index}`)], 'any');
      const events = await all(store, before);
      const places = [before, ...events.map(({ position }) => position)];
      for (const [index, place] of places.entries()) {
        const rest = events.slice(index);
        expect(await all(store, place)).toEqual(rest);
        expect(await history(store, place)).toEqual(rest);
      }
    });

    it('in which it is replayed as well, from any place up to any other', async () => {
      const before = await store.head();
      for (const word of ['a', 'b', 'c', 'é – ü']) await store.append(aStream(), [noted(word)], 'none');
      const events = await all(store, before);
      const replayed = await inAll(store.replay({ after: before, until: events[2]!.position }));
      const said = replayed.map((event) => {
        const { position, stream, revision, id, type, data, metadata } = event;
        expect(recordedAtOf(event)).toBe(metadata.recordedAt);
        return { position, stream, revision, id, type, data, metadata };
      });
      expect(said).toEqual(events.slice(0, 3));
      expect(await inAll(store.replay({ after: before, types: ['Heard', 'Said'] }))).toEqual([]);
      expect(await inAll(store.replay({ after: before, types: ['Heard', events[0]!.type] }))).toHaveLength(4);
      expect(await inAll(store.replay({ after: await store.head() }))).toEqual([]);
    });

    it('which begins at START', async () => {
      await store.append(aStream(), [noted('a')], 'none');
      const first = await firstValueFrom(from(store.readAll({ after: START })));
      const heard = await firstValueFrom(store.subscribe().pipe(filter(({ events }) => events.length > 0)));
      expect(heard.events[0]).toEqual(first[0]);
      expect(await firstValueFrom(from(store.readAll()))).toEqual(first);
    });
  });

  describe('tells subscribers', () => {
    it('what is there, that they have caught up, and then what comes', async () => {
      const before = await store.head();
      await store.append(aStream(), [noted('there')], 'none');
      const heard: string[] = [];
      const caughtUp = store.subscribe(before).pipe(filter((batch) => batch.caughtUp));
      const subscription = store.subscribe(before).subscribe(({ events }) => heard.push(...texts(events)));
      await firstValueFrom(caughtUp);
      const { position } = await store.append(aStream(), [noted('new')], 'none');
      await firstValueFrom(caughtUp.pipe(filter((batch) => batch.position >= position)));
      subscription.unsubscribe();
      expect(heard).toEqual(['there', 'new']);
    });

    it('that there is nothing yet', async () => {
      const head = await store.head();
      const batch = await firstValueFrom(store.subscribe(head).pipe(filter(({ caughtUp }) => caughtUp)));
      expect(batch).toEqual({ events: [], position: head, caughtUp: true });
    });

    it('each of ten thousand events once and in order, while they are being written', async () => {
      const before = await store.head();
      const writers = Array.from({ length: 10 }, () => aStream());
      const heard = firstValueFrom(store.subscribe(before).pipe(untilCounted(10_000), toArray()));
      await Promise.all(
        writers.map(async (stream) => {
          for (let from = 0; from < 1000; from += 20) {
            const batch = Array.from({ length: 20 }, (_, index) => noted(`${from + index}`));
            await store.append(stream, batch, from === 0 ? 'none' : from - 1);
          }
        }),
      );
      const events = (await heard).flatMap((batch) => batch.events);
      expect(events).toEqual(await all(store, before));
      expect(events).toHaveLength(10_000);
      for (const stream of writers) {
        const revisions = events.filter((event) => event.stream === stream).map(({ revision }) => revision);
        expect(revisions).toEqual(Array.from({ length: 1000 }, (_, revision) => revision));
      }
    });

    it('nothing more when they have gone, and ends with the store', async () => {
      let ended = false;
      store.subscribe(await store.head()).subscribe({ complete: () => (ended = true) });
      await firstValueFrom(store.subscribe(await store.head()));
      await opened().reopen();
      expect(ended).toBe(true);
    });
  });

  describe('records when', () => {
    it('and never an earlier instant after a later', async () => {
      const before = await store.head();
      await Promise.all(
        Array.from({ length: 100 }, (_, index) => store.append(aStream(), [noted(`${index}`)], 'none')),
      );
      const instants = (await all(store, before)).map(({ metadata }) => metadata.recordedAt);
      expect(instants).toHaveLength(100);
      expect(instants).toEqual([...instants].sort());
      expect(Math.abs(Date.parse(instants[0]!) - Date.now())).toBeLessThan(60_000);
    });

    it('as the event brings it, unless the log has a later one', async () => {
      const stream = aStream();
      const soon = new Date(Date.now() + 200).toISOString();
      const brought = [noted('a', soon), noted('b', soon)];
      const first = await store.append(stream, brought, 'none');
      await store.append(stream, [noted('c')], 1);
      const [a, b, c] = await store.read(stream);
      expect([a, b].map((event) => event!.metadata.recordedAt)).toEqual([soon, soon]);
      expect(c!.metadata.recordedAt >= soon).toBe(true);
      const late = store.append(aStream(), [noted('late', '2001-02-03T04:05:06.789Z')], 'none');
      await expect(late).rejects.toThrow(RecordedOutOfOrder);
      const later = new Date(Date.now() + 400).toISOString();
      const torn = store.append(aStream(), [noted('later', later), noted('sooner', soon)], 'none');
      await expect(torn).rejects.toThrow(RecordedOutOfOrder);
      await store.append(stream, [noted('d', later)], 2);
      expect(await store.append(stream, brought, 'none')).toEqual(first);
    });
  });
}
