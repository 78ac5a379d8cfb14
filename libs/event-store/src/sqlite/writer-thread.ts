import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { BehaviorSubject, distinctUntilChanged, type Observable, Subject } from 'rxjs';
import { StoreUnavailable } from '../event-store.js';
import { Bell } from './bell.js';
import type { AppendOutcome, AppendRequest } from './log-writer.js';
import { workerFile } from './worker-file.js';
import type { FromWriter, ToWriter, WriterData } from './writer.worker.js';

interface Waiting {
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: Error) => void;
}

const TRY_AGAIN_AFTER_MS = 500;

/** The main thread's end of the writer: sends appends in bundles, hands each its outcome, notices when the disk refuses. */
export class WriterThread {
  private readonly commits = new Subject<number>();
  private readonly writable = new BehaviorSubject(true);
  /** the position of the last event, after each commit */
  readonly committed: Observable<number> = this.commits.asObservable();
  /** whether appends are taken, now and whenever that changes */
  readonly available: Observable<boolean> = this.writable.pipe(distinctUntilChanged());

  private readonly waiting: Waiting[] = [];
  private unsent: AppendRequest[] = [];
  private readonly bell = new Bell();
  private worker?: Worker;
  private cause?: Error;
  private retry?: NodeJS.Timeout;
  private closing?: Promise<void>;

  private constructor(private readonly file: string) {}

  /** @throws when the file cannot be opened, or is no log of this version */
  static async start(file: string): Promise<WriterThread> {
    const thread = new WriterThread(file);
    await thread.launch();
    return thread;
  }

  append(request: AppendRequest): Promise<AppendOutcome> {
    if (this.closing || !this.worker) return Promise.reject(this.away());
    if (this.unsent.push(request) === 1) process.nextTick(() => this.send());
    if (this.waiting.length === 0) this.worker.ref();
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  /** Lets what was asked for be written, then ends the thread. */
  close(): Promise<void> {
    return (this.closing ??= this.end());
  }

  private async end() {
    clearTimeout(this.retry);
    this.send();
    if (this.worker) {
      this.worker.ref();
      const ended = once(this.worker, 'exit');
      this.tell('close');
      await ended;
    }
    this.commits.complete();
    this.writable.complete();
  }

  private async launch() {
    const workerData: WriterData = { file: this.file, bell: this.bell.memory };
    const worker = new Worker(workerFile('./writer.worker.js', import.meta.url), { workerData });
    await once(worker, 'message');
    worker.on('message', (message: FromWriter) => this.hear(message));
    worker.on('error', (error) => (this.cause = error));
    worker.on('exit', () => this.lose());
    worker.unref();
    this.worker = worker;
  }

  private send() {
    if (this.unsent.length > 0) this.tell(this.unsent);
    this.unsent = [];
  }

  private tell(message: ToWriter) {
    this.worker?.postMessage(message);
    this.bell.ring();
  }

  private hear(message: FromWriter) {
    if (typeof message === 'object') this.answer(message);
    else if (message === 'can-write') this.writable.next(true);
    else if (message === 'cannot-write') this.tryLater();
  }

  private answer(outcomes: readonly AppendOutcome[]) {
    const answered = this.waiting.splice(0, outcomes.length);
    if (this.waiting.length === 0) this.worker?.unref();
    outcomes.forEach((outcome, index) => answered[index]!.resolve(outcome));
    const head = outcomes.reduce(
      (last, outcome) => ('position' in outcome ? Math.max(last, outcome.position) : last),
      -1,
    );
    if (head >= 0) this.commits.next(head);
    if (outcomes.some((outcome) => 'unavailable' in outcome)) this.tryLater();
    else this.writable.next(true);
  }

  /** Asks until the disk takes writes again; a thread that died is replaced by a new one. */
  private tryLater() {
    this.writable.next(false);
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.tryNow(), TRY_AGAIN_AFTER_MS).unref();
  }

  private async tryNow() {
    try {
      if (!this.worker) await this.launch();
      this.tell(this.closing ? 'close' : 'can-write');
    } catch (error) {
      this.cause = error as Error;
      if (!this.closing) this.tryLater();
    }
  }

  private lose() {
    this.worker = undefined;
    this.unsent = [];
    for (const { reject } of this.waiting.splice(0)) reject(this.away());
    if (!this.closing) this.tryLater();
  }

  private away() {
    const why = this.closing ? 'it is closed' : `its writer has ended (${this.cause?.message ?? 'no reason given'})`;
    return new StoreUnavailable(`The log cannot be written: ${why}`, { cause: this.cause });
  }
}
