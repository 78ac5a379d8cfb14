import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Subject, type Observable } from 'rxjs';
import { compiledFile } from './compiled-file.js';
import type { Job } from './jobs.js';

const STOP = 'stop';
const STOPS_WITHIN_MS = 2000;

/** Events pass through by the thousand and are gone: without a limit their memory is not used again for a long time. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 };

/** The main thread's end of a thread that does one job on one database. */
export class Thread<Report extends object> {
  private readonly heard = new Subject<Report>();
  /** what it tells; completes when the job is done or was stopped, errors when the thread has failed */
  readonly reports: Observable<Report> = this.heard.asObservable();
  private readonly worker: Worker;
  private readonly ended: Promise<void>;

  constructor(job: Job) {
    const file = compiledFile(new URL('./projector.worker.js', import.meta.url));
    this.worker = new Worker(file, { workerData: job, resourceLimits: MEMORY });
    this.worker.on('message', (message: Report | 'done') => {
      if (message !== 'done') return this.heard.next(message);
      this.heard.complete();
      void this.worker.terminate();
    });
    this.worker.on('error', (error) => this.heard.error(error));
    this.ended = new Promise((resolve) =>
      this.worker.on('exit', () => {
        this.heard.error(new Error('The thread of the read models has ended'));
        resolve();
      }),
    );
  }

  /** Ends it between two batches; at once when it does not come to an end of what it is at. */
  async stop(): Promise<void> {
    this.worker.postMessage(STOP);
    const patience = new AbortController();
    const late = setTimeout(STOPS_WITHIN_MS, undefined, { signal: patience.signal });
    await Promise.race([this.ended, late]);
    late.catch(() => {});
    patience.abort();
    await this.worker.terminate();
  }
}
