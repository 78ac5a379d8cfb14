import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from 'better-sqlite3';
import type { RecordedEvent } from '#event-store';
import { of, filter, firstValueFrom, lastValueFrom, map, takeUntil, tap, timer, type Observable } from 'rxjs';
import { percentDone } from '#vocabulary';
import { compiledFile } from './compiled-file.js';
import { fingerprintOf } from './fingerprint.js';
import { Folder } from './folder.js';
import { seenIn } from './happened.js';
import type { Progress, Source, Verification, VerifyReport } from './jobs.js';
import { lastPositionOf, positionAt } from './moments.js';
import { narrowedTo, withheldAt, type Narrowing } from './narrowing.js';
import { checkpointOf } from './own-tables.js';
import type { Lease } from './readers.js';
import { Snapshots, type AsOf } from './snapshots.js';
import type { ReadModelsStatus } from './status.js';
import { Helper } from './helper.js';
import { Upkeep } from './upkeep.js';

/** What a view is to see, if not all there is: what was recorded up to a position, of that only what had happened by a date. */
export interface Asked {
  readonly asOf?: number;
  readonly asAt?: string;
}

export interface ReadModelsOptions {
  /** the log: a SQLite file or the address of an EventStoreDB */
  readonly log: string;
  /** where the databases lie; made when it is not there */
  readonly folder: string;
  /** the module that exports `projections`: its path or file URL, compiled or not */
  readonly projectionsModule: URL | string;
}

/** There is nothing to show yet: the first build is under way, or is tried again. */
export class ReadModelsBuilding extends Error {
  constructor(readonly status: ReadModelsStatus) {
    super(`The read models are being built (${percentDone(status.progress)} per cent)`);
    this.name = 'ReadModelsBuilding';
  }
}

interface View extends Pick<Lease, 'db' | 'position'>, Asked {
  over?: boolean;
}

/**
 * The tables that pages are made from, in a SQLite file of their own that a thread feeds from the log. The class is also
 * the injection token. Everything here can be thrown away: it is built again from the log.
 */
export class ReadModels {
  private readonly views = new AsyncLocalStorage<View>();
  private readonly narrowings = new AsyncLocalStorage<Narrowing | undefined>();

  private constructor(
    private readonly place: Place,
    private readonly upkeep: Upkeep,
    private readonly snapshots: Snapshots,
  ) {}

  /**
   * Opens the read models in a folder and begins to follow the log; answers when there is something to read, or the
   * first build has begun. In a second process it reads what the first one keeps there.
   * @throws when the projections cannot be loaded or the log cannot be opened
   */
  static async open(options: ReadModelsOptions): Promise<ReadModels> {
    const place = placeOf(options);
    const { folder, source } = place;
    const snapshots = new Snapshots(folder, source);
    const upkeep = new Upkeep(folder, source, snapshots);
    await upkeep.begin();
    return new ReadModels(place, upkeep, snapshots);
  }

  /**
   * Plays the log into a fresh database up to the position of the one in use, and says what differs. The service may run
   * meanwhile, in this process or another.
   */
  static async verify(
    options: ReadModelsOptions,
    tell: (progress: Progress) => void = () => {},
  ): Promise<Verification> {
    return verifyAt(placeOf(options), tell);
  }

  /** How it stands, now and whenever that changes; completes when closed. */
  get status(): Observable<ReadModelsStatus> {
    return this.upkeep.status;
  }

  /** How it stands at this moment. */
  get statusNow(): ReadModelsStatus {
    return this.upkeep.now;
  }

  /**
   * Does work that asks `db`: all of it sees the same position, however long it takes and whatever arrives meanwhile.
   * With `asOf`, that of the last event at or before the position; the database for it is built if need be (`asOf` tells
   * how far it is), with `asAt` of that only what had happened by the date. Inside another view it is part of that one,
   * unless it asks for a moment of its own.
   * @throws ReadModelsBuilding
   */
  async view<T>(work: () => T | Promise<T>, asked: Asked = {}): Promise<T> {
    const { asOf, asAt } = asked;
    const outer = this.views.getStore();
    const asksNothing = asOf === undefined && asAt === undefined;
    if (outer && !outer.over && (asksNothing || (asOf === outer.asOf && asAt === outer.asAt))) return work();
    const { db, position, giveBack } = await this.lease(asked);
    const view: View = { db, position, ...asked };
    try {
      return await this.views.run(view, work);
    } finally {
      view.over = true;
      giveBack();
    }
  }

  /**
   * Does work whose views leave out what is withheld from somebody: now, and in views of an earlier moment also what was
   * withheld then. Without a narrowing it sees all there is.
   */
  narrowed<T>(narrowing: Narrowing | undefined, work: () => T): T {
    return this.narrowings.run(narrowing, work);
  }

  /** The connection of the current view, for reading. Throws outside a view. */
  get db(): Database {
    return this.viewing.db;
  }

  /** Whether there is a view just now. */
  get viewed(): boolean {
    const view = this.views.getStore();
    return view !== undefined && !view.over;
  }

  /** The position that the current view sees. Throws outside a view. */
  get position(): number {
    return this.viewing.position;
  }

  /** An event as the current view sees it: undefined when it had not happened by its date. Throws outside a view. */
  seen(event: RecordedEvent): RecordedEvent | undefined {
    const { db, asAt } = this.viewing;
    return asAt === undefined ? event : seenIn(db, event);
  }

  /** Names the rows that the current view sees: views of the same name see the same. Throws outside a view. */
  get sight(): string {
    const { db } = this.viewing;
    return `${db.name} ${checkpointOf(db).last?.id ?? ''} ${narrowedTo(db) ?? ''}`;
  }

  /** Waits (a second, unless said otherwise) until readers see a position: answers whether they do. */
  reached(position: number, { withinMilliseconds = 1000 }: { withinMilliseconds?: number } = {}): Promise<boolean> {
    return firstValueFrom(
      this.status.pipe(
        filter((status) => status.position >= position),
        map(() => true),
        takeUntil(timer(withinMilliseconds)),
      ),
      { defaultValue: false },
    );
  }

  /** Waits until the read models follow the log. */
  async live(): Promise<void> {
    await firstValueFrom(this.status.pipe(filter(({ state }) => state === 'live')));
  }

  /** The database of a moment, for a progress bar: begins to build it when it is not there. */
  async asOf(position: number, asAt?: string): Promise<AsOf> {
    const { db, giveBack } = await this.leaseNow();
    const last = lastPositionOf(db);
    giveBack();
    if (asAt !== undefined) return this.snapshots.at({ position: Math.min(position, last), asAt });
    return position >= last ? { position, progress: of(1), ready: true } : this.snapshots.at({ position });
  }

  /** The position of the last event that is shown and was recorded at or before an instant; START when there is none. */
  async positionAt(instant: Date | string): Promise<number> {
    const { db, giveBack } = await this.leaseNow();
    try {
      return positionAt(db, new Date(instant).getTime());
    } finally {
      giveBack();
    }
  }

  /** Whether this process keeps them; else it reads what another one keeps, and cannot rebuild them. */
  get keepsThem(): boolean {
    return this.upkeep.keeps;
  }

  /**
   * Builds all tables afresh, beside those in use; answers when the new ones have taken over. Asked while they are being
   * built, it waits for those.
   * @throws when another process keeps them, or the build has failed
   */
  rebuild(): Promise<void> {
    return this.upkeep.rebuild();
  }

  /** Plays the log into a fresh database and says what in the one in use differs from it. */
  verify(tell?: (progress: Progress) => void): Promise<Verification> {
    return verifyAt(this.place, tell);
  }

  /** Lets the views under way come to their end, and ends the threads and processes. */
  async close(): Promise<void> {
    await Promise.all([this.upkeep.close(), this.snapshots.close()]);
  }

  private get viewing(): View {
    const view = this.views.getStore();
    if (!view || view.over) throw new Error('Read models are read inside view()');
    return view;
  }

  private async lease({ asOf, asAt }: Asked): Promise<Lease> {
    const narrowing = this.narrowings.getStore();
    const lease = await this.leaseNow();
    const now = narrowing ? withheldAt(lease.db, lease.position, narrowing) : [];
    const last = lastPositionOf(lease.db);
    const isNow = asAt === undefined && (asOf === undefined || asOf >= last);
    if (isNow && now.length === 0) return lease;
    lease.giveBack();
    if (isNow) return this.leaseNarrowed(narrowing!);
    const moment = { position: Math.min(asOf ?? last, last), ...(asAt !== undefined && { asAt }) };
    const earlier = await this.snapshots.lease(moment);
    if (!narrowing || (now.length === 0 && withheldAt(earlier.db, earlier.position, narrowing).length === 0))
      return earlier;
    earlier.giveBack();
    return this.snapshots.lease(moment, (readers) => readers.leaseNarrowed(narrowing, now));
  }

  private async leaseNarrowed(narrowing: Narrowing): Promise<Lease> {
    for (;;) {
      const { readers } = this.upkeep;
      if (!readers) throw new ReadModelsBuilding(this.statusNow);
      const lease = await readers.leaseNarrowed(narrowing, []);
      if (lease) return lease;
    }
  }

  private async leaseNow(): Promise<Lease> {
    for (;;) {
      const { readers } = this.upkeep;
      if (!readers) throw new ReadModelsBuilding(this.statusNow);
      const lease = await readers.lease();
      if (lease) return lease;
    }
  }
}

/** Which read models, where, and made from what. */
interface Place {
  readonly folder: Folder;
  readonly source: Source;
}

function placeOf({ log, folder, projectionsModule }: ReadModelsOptions): Place {
  const module = compiledFile(projectionsModule);
  return { folder: new Folder(folder, fingerprintOf(module)), source: { log, projectionsModule: module.href } };
}

async function verifyAt(
  { folder, source }: Place,
  tell: (progress: Progress) => void = () => {},
): Promise<Verification> {
  const file = folder.current();
  if (!file) throw new Error(`There are no read models of this version in ${folder.path} yet`);
  const fresh = folder.ofThisProcess('verify');
  const { reports } = new Helper<VerifyReport>({ kind: 'verify', ...source, file, fresh });
  const { found } = await lastValueFrom(reports.pipe(tap<VerifyReport>(tell)));
  return found!;
}
