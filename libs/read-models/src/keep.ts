import { lastValueFrom, takeUntil, tap, type Observable } from 'rxjs';
import { setTimeout } from 'node:timers/promises';
import { START, type EventStore } from '#event-store';
import { build } from './build.js';
import type { KeepJob, KeepReport } from './jobs.js';
import type { Checkpoint } from './own-tables.js';
import { persist } from './play.js';
import type { Projection } from './projection.js';
import { hasTablesOf, isDamage, Projector } from './projector.js';

const SERVE_UNCHECKED_AFTER_MS = 1000;

/** Keeps one database up to date with the log for as long as it is let, and says how it stands. */
export class Keeper {
  private report: KeepReport = { position: START, head: START, live: false, faults: [], storeAvailable: true };

  constructor(
    private readonly store: EventStore,
    private readonly projections: readonly Projection[],
    private readonly job: KeepJob,
    private readonly tell: (report: KeepReport) => void,
    private readonly signal: AbortSignal,
    private readonly stopped: Observable<unknown>,
  ) {}

  /** Ends when it is stopped, or when the existing database cannot be gone on with. */
  async run(): Promise<void> {
    const availability = this.store.available.subscribe((storeAvailable) => this.say({ storeAvailable }));
    try {
      const projector = this.job.target ? await this.begin(this.job.target) : await this.goOn(this.job.existing!);
      if (!projector) return;
      await this.follow(projector);
      projector.close();
    } catch (error) {
      if (!isDamage(error)) throw error;
    } finally {
      availability.unsubscribe();
    }
  }

  /** Builds a new database from the whole log. */
  private async begin(target: string): Promise<Projector> {
    const { store, projections, signal } = this;
    const until = await this.patiently(() => store.head());
    const tell = (told: Partial<KeepReport>) => this.say({ trouble: undefined, ...told });
    await build({ ...this.job, store, projections, target, until, tell, signal });
    return Projector.open(target, projections);
  }

  /** Goes on with the database that is there, unless it does not fit. It is shown at once when the log is away. */
  private async goOn(file: string): Promise<Projector | undefined> {
    if (!hasTablesOf(file, this.projections)) return undefined;
    const projector = Projector.open(file, this.projections);
    const checked = this.patiently(() => isReadFrom(this.store, projector.read));
    const early = await Promise.race([checked, setTimeout(SERVE_UNCHECKED_AFTER_MS, undefined, { ref: false })]);
    if (early === undefined) this.sayOf(projector);
    if (await checked) return projector;
    projector.close();
    return undefined;
  }

  private async follow(projector: Projector) {
    const head = await this.patiently(() => this.store.head());
    this.sayOf(projector, { head, live: projector.position >= head });
    const taken = () =>
      this.store.subscribe(projector.position).pipe(
        tap(({ events, position, caughtUp }) => {
          projector.apply(events, position);
          this.sayOf(projector, { live: this.report.live || caughtUp || position >= head });
        }),
        takeUntil(this.stopped),
      );
    await this.patiently(() => lastValueFrom(taken(), { defaultValue: undefined }));
  }

  private patiently<T>(work: () => Promise<T>): Promise<T> {
    return persist(work, this.signal, (trouble) => this.say({ trouble }));
  }

  private sayOf({ file, position, faults }: Projector, news: Partial<KeepReport> = {}) {
    this.say({ head: this.report.head, ...news, file, position, faults, trouble: undefined });
  }

  private say(news: Partial<KeepReport>) {
    this.report = { ...this.report, ...news };
    if (this.report.file) this.report = { ...this.report, head: Math.max(this.report.head, this.report.position) };
    this.tell(this.report);
  }
}

/** Whether a log still holds the first and the last event that a database has read. */
async function isReadFrom(store: EventStore, { position, first, last }: Checkpoint): Promise<boolean> {
  if (!first || !last) return position === START;
  for (const mark of [first, last]) {
    const [event] = await store.read(mark.stream, { from: mark.revision, limit: 1 });
    if (event?.id !== mark.id || event.position !== mark.position) return false;
  }
  return true;
}
