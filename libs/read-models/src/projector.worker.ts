import { parentPort, workerData } from 'node:worker_threads';
import { fromEvent, take } from 'rxjs';
import { openEventStore } from '#event-store';
import { build, playPart } from './build.js';
import type { FromWorker, Job } from './jobs.js';
import { Keeper } from './keep.js';
import type { Projection } from './projection.js';
import { refuseUnfit } from './projector.js';
import { verify } from './verify.js';

// A thread, or a process, does one job on one database: it opens the log by itself, tells how far it has come, and ends
// when told to (any message), when the job is done, or with the process that has started it.
const job = (parentPort ? workerData : JSON.parse(process.argv[2]!)) as Job;
const say = (message: FromWorker<object>) => (parentPort ? parentPort.postMessage(message) : process.send?.(message));
const tell = (report: object) => say({ report });
const stopping = new AbortController();
const { signal } = stopping;
const stopped = fromEvent(parentPort ?? process, 'message').pipe(take(1));
stopped.subscribe(() => stopping.abort());
if (!parentPort) process.on('disconnect', () => process.exit());

async function work() {
  const { projections } = (await import(job.projectionsModule)) as { projections: readonly Projection[] };
  refuseUnfit(projections);
  const store = await openEventStore(job.log, { readOnly: true });
  try {
    if (job.kind === 'keep') await new Keeper(store, projections, job, tell, signal, stopped).run();
    else if (job.kind === 'snapshot') await build({ ...job, store, projections, tell, signal });
    else if (job.kind === 'part') await playPart({ ...job, store, projections, tell, signal });
    else await verify({ ...job, store, projections, tell, signal });
  } finally {
    await store.close();
  }
}

try {
  await work();
  say({ done: true });
} catch (error) {
  say(signal.aborted ? { done: true } : { failed: (error as Error).message });
}
