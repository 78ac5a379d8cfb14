import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { concatMap, filter, firstValueFrom, take, toArray } from 'rxjs';
import { generate } from 'selfsigned';
import { type LocalEventStore, startLocalEventStore } from '../../apps/local-eventstore/src/index.js';
import {
  type NewEvent,
  openEventStore,
  type RecordedEvent,
  StoreUnavailable,
  StreamDeleted,
} from '../../libs/event-store/src/index.js';
import { EventStoreDbEventStore } from '../../libs/event-store/src/eventstoredb/eventstoredb-event-store.js';
import { BreakableLine } from '../support/breakable-line.js';

describe('The EventStoreDB store', () => {
  let folder: string;
  let node: LocalEventStore;
  let line: BreakableLine;
  let store: EventStoreDbEventStore;

  const startNode = () => startLocalEventStore({ file: join(folder, 'events.db') });

  const opened = (limits: Parameters<typeof EventStoreDbEventStore.open>[1] = {}) =>
    EventStoreDbEventStore.open(`esdb://127.0.0.1:${line.port}?tls=false`, limits);

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'eventstoredb-'));
    node = await startNode();
    line = await BreakableLine.to(node.port);
    store = await opened();
  });
  afterEach(async () => {
    await store.close();
    await line.close();
    await node.close();
    rmSync(folder, { recursive: true });
  });

  async function restart() {
    await node.close();
    node = await startNode();
    line.leadTo(node.port);
  }

  /** When an event stands behind the place. */
  const past = (place: number) =>
    firstValueFrom(store.subscribe(place).pipe(filter(({ events }) => events.length > 0)));

  const becomes = (available: boolean) => firstValueFrom(store.available.pipe(filter((state) => state === available)));

  it('goes on after broken connections and a restarted server: no event is lost, doubled or out of order', async () => {
    const heard = firstValueFrom(
      store.subscribe().pipe(
        concatMap(({ events }) => events),
        take(600),
        toArray(),
      ),
    );
    const written = Promise.all(
      ['a', 'b', 'c', 'd'].map(async (stream) => {
        for (let last = -1; last < 149; last++) await insist(store, stream, noted(`${last + 1}`), last);
      }),
    );
    for (const place of [40, 120, 200]) {
      await past(place);
      line.cut();
    }
    await past(300);
    await restart();
    await past(450);
    line.cut();
    await written;
    const events = await heard;
    expect(events.map(({ position }) => position)).toEqual(Array.from({ length: 600 }, (_, position) => position));
    for (const stream of ['a', 'b', 'c', 'd']) {
      const texts = events.filter((event) => event.stream === stream).map(({ data }) => data);
      expect(texts).toEqual(Array.from({ length: 150 }, (_, revision) => ({ text: `${revision}` })));
    }
  });

  it('without its server says so, refuses appends and reads, and is back by itself', async () => {
    await store.append('a', [noted('before')], 'none');
    await node.close();
    await expect(store.append('a', [noted('lost')], 0)).rejects.toThrow(StoreUnavailable);
    await becomes(false);
    await expect(store.read('a')).rejects.toThrow(StoreUnavailable);
    await expect(store.head()).rejects.toThrow(StoreUnavailable);
    node = await startNode();
    line.leadTo(node.port);
    await becomes(true);
    expect(await store.append('a', [noted('after')], 0)).toEqual({ revision: 1, position: 1 });
    expect((await store.read('a')).map(({ data }) => data)).toEqual([{ text: 'before' }, { text: 'after' }]);
  });

  it('can be opened before its server is there', async () => {
    await node.close();
    const early = await opened();
    expect(await firstValueFrom(early.available.pipe(filter((state) => !state)))).toBe(false);
    const heard = firstValueFrom(early.subscribe().pipe(filter(({ events }) => events.length > 0)));
    node = await startNode();
    line.leadTo(node.port);
    await firstValueFrom(early.available.pipe(filter(Boolean)));
    await early.append('a', [noted('first')], 'none');
    expect((await heard).events).toMatchObject([{ position: 0, data: { text: 'first' } }]);
    await early.close();
  });

  it('stores once what was on its way when a full connection broke', async () => {
    const patient = await opened({ answerWithinMs: 120_000, tryAgainForMs: 120_000 });
    await patient.append('warm', [noted('up')], 'none');
    line.hold();
    const streams = Array.from({ length: 200 }, (_, index) => `s-${index}`);
    const appends = streams.map((stream) => patient.append(stream, [noted('x'.repeat(50_000))], 'none'));
    await line.full();
    line.cut();
    expect((await Promise.all(appends)).map(({ revision }) => revision)).toEqual(streams.map(() => 0));
    for (const stream of streams) expect(await store.read(stream)).toHaveLength(1);
    await patient.close();
  });

  it('waits for a lost answer as long as it was told, and no longer', async () => {
    const impatient = await opened({ answerWithinMs: 500, tryAgainForMs: 0 });
    await impatient.append('a', [noted('before')], 'none');
    line.hold();
    const unheard = impatient.append('a', [noted('unheard')], 0);
    await expect(unheard).rejects.toThrow(StoreUnavailable);
    await expect(unheard).rejects.toThrow('No answer within 500 ms');
    await impatient.close();
  });

  it('shows nothing of the server’s own, nor what is not JSON, nor a stream that has been ended for ever', async () => {
    const client = EventStoreDBClient.connectionString(node.connectionString);
    await client.appendToStream('a', jsonEvent({ type: '$system', data: {} }));
    await client.setStreamMetadata('a', { maxCount: 100 });
    await client.appendToStream('b', {
      id: randomUUID(),
      type: 'Bytes',
      contentType: 'application/octet-stream',
      data: Buffer.from([1]),
      metadata: undefined,
    });
    await store.append('c', [noted('ours')], 'none');
    await client.appendToStream('d', jsonEvent({ type: 'Foreign', data: { text: 'without metadata' } }));
    await client.appendToStream('$own', jsonEvent({ type: 'Own', data: {} }));
    await client.appendToStream('gone', jsonEvent({ type: 'Gone', data: {} }));
    await client.tombstoneStream('gone');
    const shown = [
      { stream: 'c', data: { text: 'ours' } },
      { stream: 'd', data: { text: 'without metadata' }, metadata: { recordedAt: expect.stringMatching(/Z$/) } },
      { stream: 'gone' },
    ];
    const read: RecordedEvent[] = [];
    for await (const batch of store.readAll()) read.push(...batch);
    expect(read).toMatchObject(shown);
    expect(await store.head()).toBe(read.at(-1)!.position);
    const heard = await firstValueFrom(
      store.subscribe().pipe(filter(({ position }) => position >= read.at(-1)!.position)),
    );
    expect(heard.events).toMatchObject(shown);
    expect(await store.read('b')).toEqual([]);
    expect(await store.read('gone')).toEqual([]);
    await expect(store.append('gone', [noted('more')], 'any')).rejects.toThrow(StreamDeleted);
    await client.dispose();
  });

  it('is opened by an address of KurrentDB too', async () => {
    const named = await openEventStore(`kurrentdb://127.0.0.1:${node.port}?tls=false`);
    expect(await named.append('a', [noted('x')], 'none')).toEqual({ revision: 0, position: 0 });
    await named.close();
  });

  it('speaks TLS and gives its name; a wrong password is said plainly and not tried again', async () => {
    const [cert, key] = [join(folder, 'node.crt'), join(folder, 'node.key')];
    const made = await generate([{ name: 'commonName', value: 'localhost' }], {
      keyType: 'ec',
      algorithm: 'sha256',
      extensions: [
        { name: 'basicConstraints', cA: true },
        { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
      ],
    });
    writeFileSync(cert, made.cert);
    writeFileSync(key, made.private);
    const secure = await startLocalEventStore({
      file: join(folder, 'secure.db'),
      tls: { cert, key, ca: cert },
      credentials: { admin: 'change it: é' },
    });
    const trusted = await openEventStore(secure.connectionString);
    expect(await trusted.append('a', [noted('x')], 'none')).toEqual({ revision: 0, position: 0 });
    const stranger = await openEventStore(secure.connectionString.replace(/admin:[^@]*/, 'admin:wrong'));
    await expect(stranger.read('a')).rejects.toThrow('denies access');
    await expect(stranger.append('a', [noted('y')], 0)).rejects.toThrow('denies access');
    await expect(firstValueFrom(stranger.subscribe())).rejects.toThrow('denies access');
    await Promise.all([trusted.close(), stranger.close()]);
    await secure.close();
  });
});

/** Sends an append until the store takes it. */
async function insist(store: EventStoreDbEventStore, stream: string, event: NewEvent, last: number): Promise<void> {
  for (;;) {
    try {
      await store.append(stream, [event], last < 0 ? 'none' : last);
      return;
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }
}

const noted = (text: string): NewEvent => ({
  id: randomUUID(),
  type: 'Noted',
  data: { text },
  metadata: { actor: 'system:contract', $correlationId: randomUUID(), $causationId: randomUUID() },
});
