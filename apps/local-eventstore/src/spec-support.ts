import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  EventStoreDBClient,
  jsonEvent,
  type AllStreamResolvedEvent,
  type JSONEventData,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { startLocalEventStore, type LocalEventStore, type LocalEventStoreOptions } from './index.js';

/** A folder that is there for the tests of a file. */
export function folderForTests(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-eventstore-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A node on an empty log and a client of it, for all tests of a file; they are ready when the tests run. */
export function nodeForTests(options: Partial<LocalEventStoreOptions> = {}) {
  const folder = folderForTests();
  const running = {} as { node: LocalEventStore; client: EventStoreDBClient };
  beforeAll(async () => {
    running.node = await startLocalEventStore({ file: join(folder, 'events.db'), ...options });
    running.client = EventStoreDBClient.connectionString(running.node.connectionString);
  });
  afterAll(async () => {
    await running.client.dispose();
    await running.node.close();
  });
  return running;
}

let streams = 0;
/** The name of a stream that no other test writes to. */
export const freshStream = (prefix = 'stream'): string => `${prefix}-${++streams}`;

/** So many JSON events, numbered from `from` in their data. */
export const numbered = (count: number, from = 0, type = 'Counted'): JSONEventData[] =>
  Array.from({ length: count }, (_, index) => jsonEvent({ type, data: { number: from + index } }));

/** Everything that an iterable brings. */
export async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of source) found.push(one);
  return found;
}

/** The numbers in the data of events made by `numbered`. */
export const numbers = (found: readonly (ResolvedEvent | AllStreamResolvedEvent)[]): number[] =>
  found.map(({ event }) => (event!.data as { number: number }).number);
