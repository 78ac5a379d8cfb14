import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { lastValueFrom, ReplaySubject, tap, type Observable } from 'rxjs';
import { START } from '#event-store';
import { remove, type Folder } from './folder.js';
import type { Progress, SnapshotJob } from './jobs.js';
import { Readers, type Lease } from './readers.js';
import { Helper } from './helper.js';

const KEPT_AT_MOST = 6;
const KEPT_FOR_MS = 24 * 60 * 60 * 1000;

/** What a database of an earlier moment holds. */
export interface AsOfMoment {
  /** what was recorded up to there */
  readonly position: number;
  /** a date: of that, only what had happened by then */
  readonly asAt?: string;
}

/** A database of an earlier moment, or its making. */
export interface AsOf extends AsOfMoment {
  /** 0 to 1; completes when the database can be read, errors when it cannot be made */
  readonly progress: Observable<number>;
  /** whether a view of it opens at once */
  readonly ready: boolean;
}

const nameOf = ({ position, asAt }: AsOfMoment) => `${position}${asAt === undefined ? '' : `-at-${asAt}`}`;
const FILE = /^([0-9a-f]{16})-(-?\d+)(?:-at-(\d{4}-\d\d-\d\d))?\.sqlite$/;

interface Snapshot extends AsOf {
  readonly progress: ReplaySubject<number>;
  readonly readers: Readers;
  ready: boolean;
  usedAt: number;
}

/**
 * The databases of earlier moments. Each is built in a process of its own, one after the other, from an earlier one or
 * from the start of the log, and kept until nobody has asked for it for a day, or others are asked for more.
 */
export class Snapshots {
  private readonly kept = new Map<string, Snapshot>();
  private last: Promise<void> = Promise.resolve();
  private building?: Helper<Progress>;
  private closed = false;
  private path: string;

  constructor(
    private readonly folder: Folder,
    private readonly source: Pick<SnapshotJob, 'log' | 'projectionsModule'>,
  ) {
    this.path = folder.ofThisProcess('as-of');
  }

  /** Takes over what an earlier run has left, if it is of this version of the projections. */
  adopt(): void {
    for (const name of this.share()) {
      const [, fingerprint, position, asAt] = FILE.exec(name) ?? [];
      const moment = { position: Number(position), ...(asAt !== undefined && { asAt }) };
      const file = join(this.path, name);
      if (fingerprint !== this.folder.fingerprint) remove(file);
      else if (!this.kept.has(nameOf(moment))) this.keep(moment, statSync(file).mtimeMs, true);
    }
    this.tidy();
  }

  /** The database of a moment: begins to build it when it is not there. */
  at(asked: AsOfMoment): AsOf {
    return this.find(asked);
  }

  /** Lends a connection to the database of a moment, once it is built. */
  async lease(
    asked: AsOfMoment,
    from: (readers: Readers) => Promise<Lease | undefined> = (readers) => readers.lease(),
  ): Promise<Lease> {
    for (;;) {
      const snapshot = this.find(asked);
      await lastValueFrom(snapshot.progress);
      const lease = await from(snapshot.readers);
      if (lease) return lease;
    }
  }

  /** Forgets them all: what they were made from is no longer true. */
  clear(): void {
    for (const name of this.share()) remove(join(this.path, name));
    for (const { readers } of this.kept.values()) void readers.retire();
    this.kept.clear();
    void this.building?.stop();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.building?.stop();
    await this.last;
    await Promise.all([...this.kept.values()].map(({ readers }) => readers.retire()));
    if (!this.shared) rmSync(this.path, { recursive: true, force: true });
  }

  private get shared() {
    return this.path === this.folder.asOf;
  }

  /** From now on keeps its databases where the next run finds them: this process keeps the folder. */
  private share(): string[] {
    this.path = this.folder.asOf;
    mkdirSync(this.path, { recursive: true });
    return readdirSync(this.path);
  }

  private find(asked: AsOfMoment): Snapshot {
    const moment = { ...asked, position: Math.max(START, asked.position) };
    const found = this.kept.get(nameOf(moment));
    if (found) {
      found.usedAt = Date.now();
      if (found.ready) utimesSync(found.readers.file, new Date(), new Date());
      return found;
    }
    const made = this.keep(moment, Date.now(), false);
    this.last = this.last.then(() => this.make(made));
    return made;
  }

  private keep(moment: AsOfMoment, usedAt: number, ready: boolean): Snapshot {
    const readers = new Readers(join(this.path, `${this.folder.fingerprint}-${nameOf(moment)}.sqlite`));
    const progress = new ReplaySubject<number>(1);
    progress.next(ready ? 1 : 0);
    if (ready) progress.complete();
    const snapshot = { ...moment, readers, progress, ready, usedAt };
    this.kept.set(nameOf(moment), snapshot);
    return snapshot;
  }

  private async make(snapshot: Snapshot): Promise<void> {
    const { position, asAt, progress, readers } = snapshot;
    const name = nameOf(snapshot);
    try {
      if (this.closed) throw new Error('The read models are closed');
      mkdirSync(this.path, { recursive: true });
      const base = asAt === undefined ? this.baseFor(position) : undefined;
      const from = base?.position ?? START;
      const { file } = readers;
      const job = {
        kind: 'snapshot',
        ...this.source,
        target: file,
        until: position,
        asAt,
        base: base?.readers.file,
      } as const;
      this.building = new Helper<Progress>(job);
      await lastValueFrom(
        this.building.reports.pipe(tap(({ position: at }) => progress.next((at - from) / (position - from || 1)))),
        { defaultValue: undefined },
      );
      if (this.kept.get(name) !== snapshot) remove(file);
      if (!existsSync(file)) throw new Error(`The database of ${name} was given up`);
      snapshot.ready = true;
      progress.complete();
      this.tidy();
    } catch (error) {
      if (this.kept.get(name) === snapshot) this.kept.delete(name);
      progress.error(error);
    }
  }

  /** The nearest earlier one, if running on from there (with all indexes) is less work than a build from the start. */
  private baseFor(position: number): Snapshot | undefined {
    return [...this.kept.values()]
      .filter(({ ready, asAt }) => ready && asAt === undefined)
      .filter((snapshot) => snapshot.position < position && snapshot.position >= position / 2)
      .sort((a, b) => b.position - a.position)[0];
  }

  private tidy() {
    const ready = [...this.kept.values()].filter(({ ready }) => ready).sort((a, b) => b.usedAt - a.usedAt);
    const tooOld = Date.now() - KEPT_FOR_MS;
    for (const [place, snapshot] of ready.entries()) {
      const { readers, usedAt } = snapshot;
      if (place < KEPT_AT_MOST && usedAt > tooOld) continue;
      this.kept.delete(nameOf(snapshot));
      remove(readers.file);
      void readers.retire();
    }
  }
}
