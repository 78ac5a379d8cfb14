import { setImmediate, setTimeout } from 'node:timers/promises';
import { copyFileSync, constants } from 'node:fs';
import { StoreUnavailable, type EventStore, type RecordedEvent } from '#event-store';
import { buildingOf, putInPlace, remove } from './folder.js';
import type { Progress } from './jobs.js';
import type { Projection } from './projection.js';
import { Projector } from './projector.js';

const EVENTS_AT_ONCE = 5000;
const TELL_EVERY_MS = 100;
const TRY_AGAIN_AFTER_MS = 500;

export interface Build {
  readonly store: EventStore;
  readonly projections: readonly Projection[];
  /** where the database goes when it is whole */
  readonly target: string;
  readonly until: number;
  /** a database of the same projections at an earlier position to begin with */
  readonly base?: string;
  /** called ten times a second, and at each trouble, which is waited out */
  readonly tell: (progress: Progress & { trouble?: string }) => void;
  readonly signal: AbortSignal;
}

/**
 * Plays the log up to a position into a database of its own, which appears under its name when it is whole. An earlier
 * attempt that was broken off is thrown away. Answers nothing; throws when aborted.
 */
export async function build({ store, projections, target, until, base, tell, signal }: Build): Promise<void> {
  const building = buildingOf(target);
  remove(building);
  if (base) copyFileSync(base, building, constants.COPYFILE_FICLONE);
  const projector = base
    ? Projector.open(building, projections, { quick: true })
    : Projector.create(building, projections);
  try {
    await persist(() => read(store, projector, until, tell, signal), {
      signal,
      tell: (trouble) => tell({ position: projector.position, head: until, trouble }),
    });
    if (!base) projector.complete();
    projector.close();
    putInPlace(building, target);
  } catch (error) {
    projector.close();
    remove(building);
    throw error;
  }
}

async function read(store: EventStore, projector: Projector, until: number, tell: Build['tell'], signal: AbortSignal) {
  let toldAt = 0;
  for await (const events of inLargerBatches(store.readAll({ after: projector.position, until }))) {
    projector.apply(events, events.at(-1)!.position);
    if (Date.now() - toldAt > TELL_EVERY_MS) {
      tell({ position: projector.position, head: until });
      toldAt = Date.now();
    }
    await setImmediate(undefined, { signal });
  }
  if (projector.position < until) projector.apply([], until);
  tell({ position: projector.position, head: until });
}

/** Does the work again and again while the store is away or the disk is full; anything else is thrown. */
export async function persist<T>(
  work: () => Promise<T>,
  { tell, signal }: { tell: (trouble: string) => void; signal: AbortSignal },
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

async function* inLargerBatches(batches: AsyncIterable<readonly RecordedEvent[]>) {
  let gathered: RecordedEvent[] = [];
  for await (const events of batches) {
    gathered = gathered.concat(events);
    if (gathered.length < EVENTS_AT_ONCE) continue;
    yield gathered;
    gathered = [];
  }
  if (gathered.length > 0) yield gathered;
}
