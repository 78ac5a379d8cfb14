import { constants, copyFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { lastValueFrom, tap } from 'rxjs';
import { buildingOf, putInPlace, remove } from './folder.js';
import { half, moveTables, timed, timeIndexes } from './halves.js';
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
    if (base) await runOn(building, base, work);
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

async function buildFrom(building: string, work: Work) {
  const { projections, until, inTwo } = work;
  const spent = new Map<string, number>();
  const position = await using(Projector.create(building, timed(projections, spent)), async (projector) => {
    await play(projector, work, EVENTS_TO_JUDGE_BY);
    spent.clear();
    await play(projector, work, EVENTS_TO_JUDGE_BY);
    return projector.position;
  });
  const others =
    inTwo && position < until && availableParallelism() > 1 ? costlyHalf(building, projections, spent) : [];
  if (others.length > 0) await playInTwo(building, position, others, work);
  else await playToTheEnd(building, projections, work);
}

function costlyHalf(building: string, projections: readonly Projection[], spent: Map<string, number>) {
  timeIndexes(building, projections, spent);
  return half(projections, spent);
}

/** Some projections are played here, the others meanwhile by a helper into a copy, whose tables are taken over. */
async function playInTwo(building: string, from: number, others: readonly string[], work: Work) {
  const { log, projectionsModule, projections, until, tell, signal } = work;
  const part = `${building}-part`;
  copyFileSync(building, part, constants.COPYFILE_FICLONE);
  const helper = new Helper<Progress>({ kind: 'part', log, projectionsModule, file: part, names: others, until });
  const failed = new AbortController();
  let [here, there] = [from, from];
  const say = (trouble?: string) => tell({ position: Math.min(here, there), head: until, ...(trouble && { trouble }) });
  const elsewhere = helper.reports.pipe(tap(({ position }) => say(void (there = position))));
  const own = {
    ...work,
    signal: AbortSignal.any([signal, failed.signal]),
    tell: ({ position, trouble }: Parameters<typeof tell>[0]) => say(((here = position), trouble)),
  };
  const isHere = ({ name }: Projection) => !others.includes(name);
  try {
    await Promise.all([
      lastValueFrom(elsewhere).catch((error: unknown) => {
        failed.abort();
        throw error;
      }),
      playToTheEnd(building, projections.filter(isHere), own),
    ]);
    moveTables(
      part,
      building,
      projections.filter((projection) => !isHere(projection)),
    );
  } finally {
    await helper.stop();
    remove(part);
  }
}

/** What the helper does. */
export async function playPart({ file, names, projections, ...work }: Playing & PartJob & Pick<Build, 'projections'>) {
  const some = projections.filter(({ name }) => names.includes(name));
  await playToTheEnd(file, some, work);
}

function playToTheEnd(file: string, projections: readonly Projection[], work: Playing) {
  return using(Projector.open(file, projections, { quick: true }), async (projector) => {
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
