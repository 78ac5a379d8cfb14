import { setImmediate, setTimeout } from 'node:timers/promises';
import { StoreUnavailable, type EventStore } from '#event-store';
import type { Seeing } from './happened.js';
import type { Progress } from './jobs.js';
import type { Projector } from './projector.js';

const TELL_EVERY_MS = 100;
const TRY_AGAIN_AFTER_MS = 500;

/** What a playing of the log needs beside the database. */
export interface Playing {
  readonly store: EventStore;
  readonly until: number;
  /** called ten times a second, and at each trouble, which is waited out */
  readonly tell: (progress: Progress & { trouble?: string }) => void;
  readonly signal: AbortSignal;
  /** the types of the events that matter; all, unless said otherwise */
  readonly types?: readonly string[];
  /** how each event is seen; as it is, unless said otherwise */
  readonly seeing?: Seeing;
}

/** Plays the log into a database up to a position, or (roughly) so many events of it. Throws when aborted. */
export async function play(
  projector: Projector,
  { store, until, tell, signal, types, seeing }: Playing,
  events = Infinity,
) {
  let [left, toldAt, furthest] = [events, 0, projector.position];
  // forwards only, also when the projector has gone back to leave out what has failed
  const say = (trouble?: string) => {
    furthest = Math.max(furthest, projector.position);
    tell({ position: furthest, head: until, ...(trouble && { trouble }) });
  };
  const read = async (): Promise<void> => {
    for await (const batch of store.replay({ after: projector.position, until, types })) {
      if (!projector.apply(seeing ? projector.seen(batch, seeing) : batch, batch.at(-1)!.position)) return read();
      if (Date.now() - toldAt > TELL_EVERY_MS) {
        say();
        toldAt = Date.now();
      }
      await setImmediate(undefined, { signal });
      if ((left -= batch.length) <= 0) return;
    }
    if (projector.position < until) projector.apply([], until);
    say();
  };
  await persist(read, signal, say);
}

/** Does the work again and again while the store is away or the disk is full; anything else is thrown. */
export async function persist<T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  tell: (trouble: string) => void,
): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || !passes(error)) throw error;
      tell((error as Error).message);
      await setTimeout(TRY_AGAIN_AFTER_MS, undefined, { signal });
    }
  }
}

const passes = (error: unknown) =>
  error instanceof StoreUnavailable || ['SQLITE_FULL', 'SQLITE_BUSY'].includes((error as { code?: string }).code ?? '');
