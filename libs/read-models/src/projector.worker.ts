import { parentPort, workerData } from 'node:worker_threads';
import { fromEvent, take } from 'rxjs';
import { openEventStore } from '#event-store';
import { build, playPart } from './build.js';
import type { Job } from './jobs.js';
import { Keeper } from './keep.js';
import type { Projection } from './projection.js';
import { refuseUnfit } from './projector.js';
import { verify } from './verify.js';

// A thread does one job on one database: it opens the log by itself, tells how far it has come, and ends when told to
// (any message) or when the job is done.
const port = parentPort!;
const job = workerData as Job;
const { projections } = (await import(job.projectionsModule)) as { projections: readonly Projection[] };
refuseUnfit(projections);
const store = await openEventStore(job.log, { readOnly: true });
const stopping = new AbortController();
const stopped = fromEvent(port, 'message').pipe(take(1));
stopped.subscribe(() => stopping.abort());
const { signal } = stopping;
const tell = (report: object) => port.postMessage(report);

try {
  if (job.kind === 'keep') await new Keeper(store, projections, job, tell, signal, stopped).run();
  else if (job.kind === 'snapshot') await build({ ...job, store, projections, tell, signal });
  else if (job.kind === 'part') await playPart({ ...job, store, projections, tell, signal });
  else await verify({ ...job, store, projections, tell, signal });
} catch (error) {
  if (!signal.aborted) throw error;
}
await store.close();
port.postMessage('done');
