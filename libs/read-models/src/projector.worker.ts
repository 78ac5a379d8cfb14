import { parentPort, workerData } from 'node:worker_threads';
import { filter, firstValueFrom, map, race, ReplaySubject, take } from 'rxjs';
import { openEventStore } from '#event-store';
import { build, playPart } from './build.js';
import type { HappenedBy } from './happened.js';
import type { FromWorker, Job, ToWorker } from './jobs.js';
import { Keeper } from './keep.js';
import type { Projection } from './projection.js';
import { refuseUnfit } from './projector.js';
import { verify } from './verify.js';

// A thread, or a process, does one job on one database: it opens the log by itself, tells how far it has come, and ends
// when told to, when the job is done, or with the process that has started it.
const job = (parentPort ? workerData : JSON.parse(process.argv[2]!)) as Job;
const say = (message: FromWorker<object>) => (parentPort ? parentPort.postMessage(message) : process.send?.(message));
const tell = (report: object) => say({ report });
const stopping = new AbortController();
const { signal } = stopping;
const heard = new ReplaySubject<ToWorker>();
if (parentPort) parentPort.on('message', (message: ToWorker) => heard.next(message));
else process.on('message', (message: ToWorker) => heard.next(message));
const stopped = heard.pipe(
  filter((message) => message === 'stop'),
  take(1),
);
stopped.subscribe(() => stopping.abort());
if (!parentPort) process.on('disconnect', () => process.exit());

async function work() {
  const { projections, happenedBy } = (await import(job.projectionsModule)) as {
    projections: readonly Projection[];
    happenedBy?: HappenedBy;
  };
  if (job.kind !== 'part') refuseUnfit(projections);
  const store = await openEventStore(job.log, { readOnly: true });
  try {
    if (job.kind === 'keep') await new Keeper(store, projections, job, tell, signal, stopped).run();
    else if (job.kind === 'snapshot') await build({ ...job, store, projections, happenedBy, tell, signal });
    else if (job.kind === 'part')
      await playPart({ ...job, store, projections: await partOf(projections), tell, signal });
    else await verify({ ...job, store, projections, tell, signal });
  } finally {
    await store.close();
  }
}

/** The projections that are to be played here; none when it is to end. */
async function partOf(projections: readonly Projection[]) {
  const told = heard.pipe(
    filter((message) => message !== 'stop'),
    map(({ part }) => part),
  );
  const names = await firstValueFrom(race(told, stopped.pipe(map((): string[] => []))));
  return projections.filter(({ name }) => names.includes(name));
}

try {
  await work();
  say({ done: true });
} catch (error) {
  say(signal.aborted ? { done: true } : { failed: (error as Error).message });
}
