import { constants, copyFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { lastValueFrom, tap } from 'rxjs';
import { buildingOf, putInPlace, remove } from './folder.js';
import { START } from '#event-store';
import { half, moveTables, timed, timeIndexes } from './halves.js';
import { secondTime, seeingBy, type HappenedBy } from './happened.js';
import type { PartJob, Progress, Source } from './jobs.js';
import { play, type Playing } from './play.js';
import type { Projection } from './projection.js';
import { Projector } from './projector.js';
import { Helper } from './helper.js';

/** What each projection costs is judged by so many events, after as many to warm up; a shorter log needs no helper. */
const EVENTS_TO_JUDGE_BY = 5_000;

export interface Build extends Playing, Source {
  readonly projections: readonly Projection[];
  /** where the database goes when it is whole */
  readonly target: string;
  /** a database of the same projections at an earlier position to begin with */
  readonly base?: string;
  /** a date: only with what had happened by then */
  readonly asAt?: string;
  readonly happenedBy?: HappenedBy;
  /** it is waited for: another process may do half of it, where there is a processor for it */
  readonly inTwo?: boolean;
}

/**
 * Plays the log up to a position into a database of its own, which appears under its name when it is whole. An earlier
 * attempt that was broken off is thrown away. Throws when aborted.
 */
export async function build({ target, base, ...work }: Build): Promise<void> {
  const building = buildingOf(target);
  remove(building);
  try {
    if (work.asAt !== undefined) await buildBy(building, work.asAt, work);
    else if (base) await runOn(building, base, work);
    else await buildFrom(building, work);
    putInPlace(building, target);
  } catch (error) {
    remove(building);
    throw error;
  }
}

type Work = Omit<Build, 'target' | 'base'>;

async function runOn(building: string, base: string, work: Work) {
  copyFileSync(base, building, constants.COPYFILE_FICLONE);
  await using(Projector.open(building, work.projections, { quick: true }), (projector) => play(projector, work));
}

async function buildBy(building: string, date: string, work: Work) {
  const { happenedBy, projections, tell } = work;
  if (!happenedBy) throw new Error('These projections do not say what happened when');
  const seeing = await seeingBy(happenedBy, date, work);
  const second = { ...work, seeing, tell: (progress: Parameters<typeof tell>[0]) => tell(secondTime(progress)) };
  await playToTheEnd(Projector.create(building, projections, { leavesOut: true }), second);
}

async function buildFrom(building: string, work: Work) {
  const { log, projectionsModule, until, inTwo } = work;
  const part = `${building}-part`;
  const isLong = until - START > 2 * EVENTS_TO_JUDGE_BY;
  const helper =
    inTwo && isLong && availableParallelism() > 1
      ? new Helper<Progress>({ kind: 'part', log, projectionsModule, file: part, until })
      : undefined;
  try {
    if (helper) await playInTwo(building, part, helper, work);
    else await playToTheEnd(Projector.create(building, work.projections), work);
  } finally {
    await helper?.stop();
    remove(part);
  }
}

/** Some projections are played here, the others meanwhile by a helper into a copy, whose tables are taken over. */
async function playInTwo(building: string, part: string, helper: Helper<Progress>, work: Work) {
  const { projections, until, tell, signal } = work;
  const { position, others } = await judge(building, work);
  const goOn = (some: readonly Projection[]) => Projector.open(building, some, { quick: true });
  if (others.length === 0) return playToTheEnd(goOn(projections), work);
  const [isHere, isThere] = [false, true].map(
    (there) =>
      ({ name }: Projection) =>
        others.includes(name) === there,
  );
  const isLast = ({ follows }: Projection) => follows !== undefined;
  const failed = new AbortController();
  let [here, there] = [position, position];
  const say = (trouble?: string) => tell({ position: Math.min(here, there), head: until, ...(trouble && { trouble }) });
  const elsewhere = helper.reports.pipe(tap((report) => say(void (there = report.position))));
  const own = {
    ...work,
    signal: AbortSignal.any([signal, failed.signal]),
    tell: ({ position, trouble }: Parameters<typeof tell>[0]) => say(((here = position), trouble)),
  };
  copyFileSync(building, part, constants.COPYFILE_FICLONE);
  helper.tell({ part: others });
  await Promise.all([
    lastValueFrom(elsewhere, { defaultValue: undefined }).catch((error: unknown) => {
      failed.abort();
      throw error;
    }),
    playToTheEnd(goOn(projections.filter((one) => isHere!(one) && !isLast(one))), own),
  ]);
  moveTables(part, building, projections.filter(isThere!));
  await using(goOn(projections.filter(isLast)), async (projector) => projector.complete());
}

/** Begins to play, and finds out which projections do half of the work. */
async function judge(building: string, work: Work) {
  const { projections } = work;
  const spent = new Map<string, number>();
  const position = await using(Projector.create(building, timed(projections, spent)), async (projector) => {
    await play(projector, work, EVENTS_TO_JUDGE_BY);
    spent.clear();
    await play(projector, work, EVENTS_TO_JUDGE_BY);
    return projector.position;
  });
  if (position >= work.until) return { position, others: [] };
  timeIndexes(building, projections, spent);
  return { position, others: half(projections, spent) };
}

/** What the helper does, with its part of the projections. */
export function playPart({ file, projections, ...work }: Playing & PartJob & Pick<Build, 'projections'>) {
  const projector = Projector.open(file, projections, { quick: true, moments: false });
  return playToTheEnd(projector, { ...work, types: projector.types });
}

function playToTheEnd(database: Projector, work: Playing) {
  return using(database, async (projector) => {
    await play(projector, work);
    projector.complete();
  });
}

async function using<T>(projector: Projector, work: (projector: Projector) => Promise<T>): Promise<T> {
  try {
    return await work(projector);
  } finally {
    projector.close();
  }
}
