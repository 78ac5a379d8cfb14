import { BehaviorSubject, type Subscription } from 'rxjs';
import type { Folder } from './folder.js';
import type { KeepJob, KeepReport } from './jobs.js';
import { takeLock } from './lock.js';
import { Readers } from './readers.js';
import type { Snapshots } from './snapshots.js';
import { statusOf, type ReadModelsStatus } from './status.js';
import { Helper } from './helper.js';
import { watchOthers } from './watch.js';

const TRY_AGAIN_AFTER_MS = 1000;

/** A database that is kept up to date: the one that is served, or one on its way to be. */
interface Kept {
  /** what its thread is (again) to do; nothing when another process does it */
  work?: Pick<KeepJob, 'existing' | 'target' | 'inTwo'>;
  /** built by an earlier version: shown until the new one is there */
  readonly standIn: boolean;
  /** of those who asked for it */
  asked?: PromiseWithResolvers<void>;
  thread?: Helper<KeepReport>;
  report?: KeepReport;
  readers?: Readers;
  /** why its thread has ended; another one is on its way */
  trouble?: string;
}

/**
 * Sees to it that there is a database to read, and that it follows the log: goes on with the one that is there, builds
 * one beside it when the projections have changed or somebody asks, lets the new one take over when it has caught up,
 * and deletes the old one when its last reader has left. Where another process does all this, it only looks on.
 */
export class Upkeep {
  private readonly changes = new BehaviorSubject<ReadModelsStatus>(statusOf());
  readonly status = this.changes.asObservable();

  private readonly all = new Set<Kept>();
  private serving?: Kept;
  private readonly leaving = new Set<Promise<unknown>>();
  private readonly opened = Promise.withResolvers<void>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private unlock?: () => void;
  private watching?: Subscription;

  constructor(
    private readonly folder: Folder,
    private readonly source: Pick<KeepJob, 'log' | 'projectionsModule'>,
    private readonly snapshots: Snapshots,
  ) {}

  get now(): ReadModelsStatus {
    return this.changes.value;
  }

  /** The connections to the database that is served; undefined while there is none. */
  get readers(): Readers | undefined {
    return this.serving?.readers;
  }

  /** Answers when there is a database to read, or one is being built. */
  async begin(): Promise<void> {
    this.unlock = takeLock(this.folder.path);
    if (this.unlock) this.beginToKeep();
    else this.lookOn();
    try {
      await this.opened.promise;
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Whether it is this process that does the work. */
  get keeps(): boolean {
    return this.unlock !== undefined;
  }

  /** Builds a new database beside the one that is served, or waits for the one being built; answers when it has taken over. */
  async rebuild(): Promise<void> {
    if (!this.keeps)
      throw new Error('Another process keeps the read models in this folder: only that one can rebuild them');
    const underWay = [...this.all].find((kept) => kept !== this.serving && kept.work?.target);
    const asked = underWay?.asked ?? Promise.withResolvers<void>();
    if (underWay) underWay.asked = asked;
    else this.build(asked);
    return asked.promise;
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    this.watching?.unsubscribe();
    while (this.leaving.size > 0) await Promise.all(this.leaving);
    await Promise.all([...this.all].map((kept) => this.letGo(kept, new Error('The read models are closed'))));
    this.unlock?.();
    this.changes.complete();
  }

  /** The one that is to take over from the one that is served. */
  private get candidate(): Kept | undefined {
    return [...this.all].find((kept) => kept !== this.serving && !kept.standIn);
  }

  private beginToKeep() {
    const current = this.folder.current();
    const [earlier] = this.folder.earlier();
    if (!current) this.snapshots.clear();
    if (current) this.keep({ work: { existing: current }, standIn: false });
    else if (earlier) this.keep({ work: { existing: earlier }, standIn: true });
    else this.build();
  }

  private build(asked?: PromiseWithResolvers<void>) {
    this.keep({ work: { target: this.folder.next(), inTwo: !this.serving }, standIn: false, ...(asked && { asked }) });
    this.publish();
  }

  private keep(kept: Kept) {
    this.all.add(kept);
    kept.thread = new Helper({ kind: 'keep', ...this.source, ...kept.work });
    kept.thread.reports.subscribe({
      next: (report) => this.hear(kept, report),
      error: (error: Error) => this.lose(kept, error),
      complete: () => this.giveUp(kept),
    });
  }

  private lookOn() {
    const kept: Kept = { standIn: false };
    this.all.add(kept);
    this.watching = watchOthers(this.folder).subscribe((report) => this.hear(kept, report));
    this.later(() => this.replaceOther(kept));
  }

  /** The other process may have ended: then this one does the work. */
  private replaceOther(kept: Kept) {
    try {
      this.unlock = takeLock(this.folder.path);
    } catch (error) {
      // The folder is gone, or may not be written to: it may come back.
      kept.trouble = (error as Error).message;
      this.publish();
    }
    if (!this.unlock) return this.later(() => this.replaceOther(kept));
    this.watching?.unsubscribe();
    if (!kept.readers) this.all.delete(kept);
    this.beginToKeep();
  }

  private hear(kept: Kept, report: KeepReport) {
    if (!this.all.has(kept)) return;
    const served = kept === this.serving;
    // A thread that goes on where another has failed has yet to look at the database: readers stay.
    const { storeAvailable, trouble } = report;
    const unseen = served && kept.work && !report.file;
    Object.assign(kept, { report: unseen ? { ...kept.report, storeAvailable, trouble } : report, trouble: undefined });
    if (unseen) return this.publish();
    if (served ? report.file !== kept.readers?.file : this.mayTakeOver(kept, report)) this.serve(kept, report);
    if (report.file || !kept.work?.existing) this.opened.resolve();
    this.publish();
  }

  private mayTakeOver({ standIn }: Kept, { file, live, position }: KeepReport): boolean {
    if (!file || !this.serving) return file !== undefined;
    return !standIn && live && position >= this.now.position;
  }

  private serve(kept: Kept, { file }: KeepReport) {
    if (kept.readers) this.leave(kept.readers.retire());
    kept.readers = file ? new Readers(file) : undefined;
    this.serving = file ? kept : undefined;
    if (!file) return;
    if (kept.work?.existing && !kept.standIn) this.snapshots.adopt();
    if (kept.standIn) return this.build();
    const before = [...this.all].slice(0, [...this.all].indexOf(kept));
    this.leave(Promise.all(before.map((other) => this.letGo(other))).then(() => this.tidy()));
    kept.asked?.resolve();
  }

  /** Its thread has ended by itself: the database was damaged, of another log, or has other tables. */
  private giveUp(kept: Kept) {
    if (!this.all.has(kept)) return;
    if (!kept.standIn) this.snapshots.clear();
    if (this.serving === kept) this.serving = undefined;
    this.leave(this.letGo(kept).then(() => this.tidy()));
    if (!this.candidate) this.build();
  }

  /** Its thread has failed. Readers stay; after a while another thread goes on. */
  private lose(kept: Kept, error: Error) {
    if (!this.all.has(kept)) return;
    this.opened.reject(error);
    if (kept.standIn) return this.giveUp(kept);
    const needed = kept === this.serving || !this.serving || this.serving.standIn;
    if (kept.asked && !needed) this.leave(this.letGo(kept, error));
    else this.later(() => this.tryAgain(kept));
    kept.trouble = error.message;
    this.publish();
  }

  private tryAgain(kept: Kept) {
    if (!this.all.has(kept)) return;
    if (kept.report?.file) kept.work = { existing: kept.report.file };
    this.keep(kept);
  }

  private async letGo(kept: Kept, why?: Error) {
    this.all.delete(kept);
    if (why) kept.asked?.reject(why);
    await kept.thread?.stop();
    await kept.readers?.retire();
  }

  private tidy() {
    if (this.unlock)
      this.folder.keepOnly(
        [...this.all].flatMap(({ report, work }) => report?.file ?? work?.target ?? work?.existing ?? []),
      );
  }

  private leave(work: Promise<unknown>) {
    const left = work
      .catch((error: Error) => Object.assign(this.serving ?? {}, { trouble: error.message }))
      .finally(() => this.leaving.delete(left));
    this.leaving.add(left);
  }

  private later(work: () => void) {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, TRY_AGAIN_AFTER_MS);
    this.timers.add(timer);
  }

  private publish() {
    const failure = [...this.all].find(({ trouble }) => trouble)?.trouble;
    this.changes.next(statusOf(this.serving?.report, this.candidate, failure));
  }
}
