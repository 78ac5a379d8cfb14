import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import type { ExpectedRevision } from '../event-store.js';
import { LogReader } from './log-reader.js';
import { type AppendRequest, LogWriter } from './log-writer.js';
import { type RawEvent, TOMBSTONE } from './raw-event.js';

describe('The writer of a log', () => {
  let folder: string;
  let file: string;
  let database: Database.Database;
  let writer: LogWriter;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'log-writer-'));
    file = join(folder, 'events.db');
    database = new Database(file);
    writer = new LogWriter(database);
  });
  afterEach(() => {
    writer.close();
    rmSync(folder, { recursive: true });
  });

  const read = () => {
    const reader = new LogReader<string>(file, 'text');
    const events = reader.all({ limit: 10_000 });
    reader.close();
    return events;
  };

  it('commits many appends together, each with its own outcome', () => {
    const outcomes = writer.commit([
      appending('a', 'none', raw('1')),
      appending('a', 'none', raw('2')),
      appending('b', 'any', raw('3'), raw('4')),
      appending('a', 7, raw('5')),
      appending('a', 0, raw('6')),
    ]);
    expect(outcomes).toEqual([
      { revision: 0, position: 0 },
      { wrongRevision: 0 },
      { revision: 1, position: 2 },
      { wrongRevision: 0 },
      { revision: 1, position: 3 },
    ]);
    expect(read().map(({ data }) => data)).toEqual(['"1"', '"3"', '"4"', '"6"']);
  });

  it('keeps a broken event from hurting the rest of its group', () => {
    const broken = { ...raw('broken'), type: undefined as unknown as string };
    const outcomes = writer.commit([
      appending('a', 'none', raw('1')),
      appending('b', 'any', raw('2'), broken),
      appending('a', 0, raw('3')),
    ]);
    expect(outcomes).toEqual([
      { revision: 0, position: 0 },
      { fault: expect.stringContaining('events.type') },
      { revision: 1, position: 1 },
    ]);
    expect(read().map(({ data }) => data)).toEqual(['"1"', '"3"']);
  });

  it('on a full disk stores nothing of what has no room, all of what has, and goes on when there is room again', () => {
    const pages = database.pragma('page_count', { simple: true }) as number;
    database.pragma(`max_page_count = ${pages + 8}`);
    const large = appending('a', 'none', raw('1'), raw('x'.repeat(100_000)));
    const outcomes = writer.commit([large, appending('b', 'none', raw('small'))]);
    expect(outcomes).toEqual([{ unavailable: expect.stringContaining('full') }, { revision: 0, position: 0 }]);
    expect(read().map(({ data }) => data)).toEqual(['"small"']);
    database.pragma('max_page_count = 1000000');
    expect(writer.canWrite()).toBe(true);
    expect(writer.commit([large])).toEqual([{ revision: 1, position: 2 }]);
    expect(read().map(({ revision, position }) => [revision, position])).toEqual([
      [0, 0],
      [0, 1],
      [1, 2],
    ]);
  });

  it('gives back the very bytes, JSON or not', () => {
    const bytes = Buffer.from([0, 255, 1, 254]);
    const json = Buffer.from('{"text":"é\u0000 not quite \ud83d\ude00"}');
    writer.commit([
      appending('a', 'none', { ...raw('x'), contentType: 'application/octet-stream', data: bytes, metadata: bytes }),
      appending('a', 0, { ...raw('x'), data: json, metadata: '' }),
      appending('a', 1, { ...raw('x'), data: Buffer.from([123, 255, 125]) }),
    ]);
    const reader = new LogReader(file, 'bytes');
    const events = reader.stream('a');
    reader.close();
    expect(events.map(({ contentType }) => contentType)).toEqual([
      'application/octet-stream',
      'application/json',
      'application/json',
    ]);
    expect(events.map(({ data }) => [...data])).toEqual([[...bytes], [...json], [123, 255, 125]]);
    expect(events.map(({ metadata }) => [...metadata])).toEqual([[...bytes], [], [...Buffer.from('{}')]]);
  });

  it('stamps metadata in the commit, and never with an earlier instant than the last', () => {
    const future = Date.now() + 60_000;
    writer.commit([
      appending('a', 'none', { ...raw('1'), metadata: '{"actor":"x"}', recordedAt: future }),
      appending('a', 0, { ...raw('2'), metadata: '{"actor":"x"}', recordedAt: 'now' }),
      appending('a', 1, { ...raw('3'), recordedAt: 'now' }),
      appending('a', 2, { ...raw('4'), recordedAt: future - 1 }),
    ]);
    const instant = new Date(future).toISOString();
    expect(read().map(({ created, metadata }) => [created, metadata])).toEqual([
      [future, '{"actor":"x"}'],
      [future, `{"recordedAt":"${instant}","actor":"x"}`],
      [future, `{"recordedAt":"${instant}"}`],
    ]);
    expect(writer.commit([appending('b', 'none', { ...raw('5'), recordedAt: future - 1 })])).toEqual([
      { recordedBefore: future },
    ]);
  });

  it('adds nothing after a tombstone', () => {
    writer.commit([appending('a', 'none', { ...raw('1'), type: TOMBSTONE })]);
    expect(writer.commit([appending('a', 'any', raw('2')), appending('b', 'any', raw('3'))])).toEqual([
      { deleted: true },
      { revision: 0, position: 1 },
    ]);
  });

  it('tells retries by their ids in a stream of twelve thousand events, for the latest ten thousand', () => {
    const events = Array.from({ length: 12_000 }, (_, index) => raw(`${index}`));
    writer.commit([appending('a', 'none', ...events)]);
    const late = events.slice(5000, 5002);
    expect(writer.commit([appending('a', 'any', ...late)])).toEqual([{ revision: 5001, position: 5001 }]);
    expect(writer.commit([appending('a', 'any', events[11_999]!, raw('new'))])).toEqual([{ wrongRevision: 11_999 }]);
  });

  it('does as a simple list would, whatever it is asked', () => {
    const pool = Array.from({ length: 6 }, (_, index) => raw(`${index}`));
    const append = fc.record({
      stream: fc.constantFrom('a', 'b'),
      expected: fc.oneof(fc.constantFrom<ExpectedRevision>('none', 'exists', 'any'), fc.integer({ min: 0, max: 5 })),
      events: fc.array(fc.constantFrom(...pool), { minLength: 1, maxLength: 3 }).map((events) => [...new Set(events)]),
    });
    fc.assert(
      fc.property(fc.array(fc.array(append, { minLength: 1, maxLength: 5 }), { maxLength: 12 }), (groups) => {
        const database = new Database(':memory:');
        const writer = new LogWriter(database);
        const list: { stream: string; id: string }[] = [];
        for (const group of groups) expect(writer.commit(group)).toEqual(group.map((request) => simply(list, request)));
        const rows = database.prepare('SELECT position, stream, revision, id FROM events ORDER BY position').all();
        const revisions = { a: 0, b: 0 } as Record<string, number>;
        expect(rows).toEqual(
          list.map(({ stream, id }, position) => ({ position, stream, revision: revisions[stream]!++, id })),
        );
        writer.close();
      }),
    );
  });
});

/** What appending means, without a database. */
function simply(list: { stream: string; id: string }[], { stream, expected, events }: AppendRequest) {
  const places = [...list.entries()].filter(([, event]) => event.stream === stream);
  const ids = places.map(([, { id }]) => id);
  const last = ids.length - 1;
  const start = typeof expected === 'number' ? expected + 1 : expected === 'none' ? 0 : ids.lastIndexOf(events[0]!.id);
  if (start >= 0 && start <= last) {
    const same = events.every(({ id }, index) => ids[start + index] === id);
    const end = start + events.length - 1;
    return same ? { revision: end, position: places[end]![0] } : { wrongRevision: last };
  }
  const right = expected === 'any' || (expected === 'exists' ? last >= 0 : start === last + 1);
  if (!right) return { wrongRevision: last };
  list.push(...events.map(({ id }) => ({ stream, id })));
  return { revision: last + events.length, position: list.length - 1 };
}

const appending = (stream: string, expected: ExpectedRevision, ...events: RawEvent[]): AppendRequest => ({
  stream,
  expected,
  events,
});

const raw = (text: string): RawEvent => ({
  id: randomUUID(),
  type: 'Noted',
  contentType: 'application/json',
  data: JSON.stringify(text),
  metadata: '{}',
});
