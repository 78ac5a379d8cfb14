import type { Database } from 'better-sqlite3';
import { START, type EventStore, type RecordedEvent } from '#event-store';
import type { Progress } from './jobs.js';

/** An event as it is seen by whoever knows only what had happened by a date: perhaps with less in it, or not at all. */
export type Seeing = (event: RecordedEvent) => RecordedEvent | undefined;

/**
 * What had happened by a date. When something happened may be corrected later, and whether it is seen may hang on something
 * else that is recorded later: the log is read twice, first for what happened when.
 */
export interface HappenedBy {
  /** the types of the events that say what happened when */
  readonly types: readonly string[];
  /** takes those events, in order; then answers how any event of the log is seen */
  readonly read: () => { readonly take: (event: RecordedEvent) => void; readonly by: (date: string) => Seeing };
}

/** In a database of what had happened by a date: the events that are left out, and those that are seen otherwise. */
export const LEFT_OUT_TABLE = `
  CREATE TABLE read_model_left_out (position INTEGER PRIMARY KEY, seen_as TEXT);`;

/** Of the whole work, what it takes to find out what happened when. */
const FIRST = 0.3;

interface Reading {
  readonly store: EventStore;
  readonly until: number;
  readonly tell: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** Reads a log for what had happened by a date. Throws when aborted. */
export async function seeingBy(
  { types, read }: HappenedBy,
  date: string,
  { store, until, tell, signal }: Reading,
): Promise<Seeing> {
  const { take, by } = read();
  for await (const batch of store.replay({ after: START, until, types })) {
    signal.throwIfAborted();
    batch.forEach(take);
    tell({ position: FIRST * batch.at(-1)!.position, head: until });
  }
  return by(date);
}

/** How far the whole work is while the log is read the second time. */
export const secondTime = ({ position, ...more }: Progress): Progress => ({
  ...more,
  position: FIRST * more.head + (1 - FIRST) * position,
});

/** The same event, saying something else: what the log hands out may not be spread. */
export const seenAs = (
  { position, stream, revision, id, type, metadata }: RecordedEvent,
  data: object,
): RecordedEvent => ({ position, stream, revision, id, type, data, metadata });

/** An event as a database sees it: undefined when it is left out there. */
export function seenIn(db: Database, event: RecordedEvent): RecordedEvent | undefined {
  const row = db
    .prepare<[number], { seen_as: string | null }>('SELECT seen_as FROM read_model_left_out WHERE position = ?')
    .get(event.position);
  if (!row) return event;
  return row.seen_as === null ? undefined : seenAs(event, JSON.parse(row.seen_as) as object);
}
