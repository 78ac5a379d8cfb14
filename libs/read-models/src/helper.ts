import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Subject, type Observable } from 'rxjs';
import { compiledFile } from './compiled-file.js';
import type { FromWorker, Job, ToWorker } from './jobs.js';

const STOPS_WITHIN_MS = 2000;

/** Events pass through by the thousand and are gone: in small portions their memory is soon used again. */
const OLD_MB = 512;
const YOUNG_MB = 16;

/**
 * The main thread's end of who does one job on one database. What keeps a database up to date is a thread of this
 * process; what ends after a while is a process of its own, which gives all its memory back.
 */
export class Helper<Report extends object> {
  private readonly heard = new Subject<Report>();
  /** what it tells; completes when the job is done or was stopped, errors when it has failed */
  readonly reports: Observable<Report> = this.heard.asObservable();
  private readonly worker: Worker | ChildProcess;
  private readonly ended: Promise<void>;

  constructor(job: Job) {
    const file = compiledFile(new URL('./projector.worker.js', import.meta.url));
    this.worker = job.kind === 'keep' ? threadOf(file, job) : processOf(file, job);
    this.worker.on('message', (message: FromWorker<Report>) => {
      if ('report' in message) return this.heard.next(message.report);
      if ('failed' in message) this.heard.error(new Error(message.failed));
      else this.heard.complete();
      void this.end();
    });
    this.worker.on('error', (error: Error) => this.heard.error(error));
    this.ended = new Promise((resolve) =>
      this.worker.on('exit', () => {
        this.heard.error(new Error('What works for the read models has ended before its time'));
        resolve();
      }),
    );
  }

  tell(message: ToWorker): void {
    if (this.worker instanceof Worker) this.worker.postMessage(message);
    else if (this.worker.connected) this.worker.send(message);
  }

  /** Ends it between two batches; at once when it does not come to an end of what it is at. */
  async stop(): Promise<void> {
    this.tell('stop');
    const patience = new AbortController();
    const late = setTimeout(STOPS_WITHIN_MS, undefined, { signal: patience.signal });
    await Promise.race([this.ended, late]);
    late.catch(() => {});
    patience.abort();
    await this.end();
  }

  private async end() {
    if (this.worker instanceof Worker) await this.worker.terminate();
    else this.worker.kill('SIGKILL');
    await this.ended;
  }
}

const threadOf = (file: URL, job: Job) =>
  new Worker(file, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: OLD_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  });

const processOf = (file: URL, job: Job) =>
  fork(fileURLToPath(file), [JSON.stringify(job)], {
    // the young generation has three spaces of this size
    execArgv: [`--max-old-space-size=${OLD_MB}`, `--max-semi-space-size=${Math.floor(YOUNG_MB / 3)}`],
    serialization: 'advanced',
  });
