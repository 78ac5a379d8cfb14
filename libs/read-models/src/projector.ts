import Database from 'better-sqlite3';
import type { RecordedEvent } from '#event-store';
import { LEFT_OUT_TABLE, type Seeing } from './happened.js';
import { rememberMoments } from './moments.js';
import { checkpointOf, faultsOf, markOf, OWN_TABLES, type Checkpoint, type Fault } from './own-tables.js';
import type { Projection } from './projection.js';

/** Not a projection's fault: the disk is full, the file is damaged, somebody else holds it. */
const MACHINE_FAULTS =
  /^SQLITE_(FULL|IOERR|NOMEM|CORRUPT|NOTADB|READONLY|CANTOPEN|BUSY|LOCKED|PROTOCOL|INTERRUPT|PERM)/;

const DAMAGE = /^SQLITE_(CORRUPT|NOTADB)/;

/** The file is not (any more) a database. */
export const isDamage = (error: unknown): boolean => DAMAGE.test(codeOf(error));

/** What the query planner likes to know is found out from samples, in milliseconds. */
const PLAN = 'PRAGMA analysis_limit = 400;';
export const ANALYSE = `${PLAN} ANALYZE`;
const EVENTS_BETWEEN_LOOKS = 10_000;

interface Listener {
  readonly projection: string;
  readonly effect: (event: RecordedEvent) => void;
  /** the position of the event it could not take: from there on it is left out */
  readonly until: number;
}

/** Carries the news of a fault out of the transaction that it spoils. */
class Failed extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

/**
 * A database that is being built: nobody reads it and it is thrown away when the build breaks off, so it need not be safe.
 * In pages of twice the usual size it is read and written by fewer calls.
 */
const QUICK = [
  'page_size = 8192',
  'journal_mode = MEMORY',
  'synchronous = OFF',
  'locking_mode = EXCLUSIVE',
  'cache_size = -49152',
];
/** A commit writes every page that has changed: those of an index that is entered all over are better written less often. */
const EVENTS_A_COMMIT = 50_000;
/** A database that others read meanwhile and that must outlive a crash. It may lose its last batches, which are read again. */
const LASTING = ['journal_mode = WAL', 'synchronous = NORMAL', 'cache_size = -8192', 'journal_size_limit = 67108864'];

/**
 * Plays events into the tables of the projections: one transaction a batch for all tables and the one checkpoint. A
 * projection that fails on an event is set aside by name, and the batch done again without what it had half done.
 */
export class Projector {
  private readonly listeners = new Map<string, Listener[]>();
  private faulty: Map<string, Fault>;
  private checkpoint: Checkpoint;
  private sinceLook = 0;
  private uncommitted = 0;
  private leaveOut?: Database.Statement;
  /** in the batch under way: by projection, the position of the last event that had an effect */
  private readonly touched = new Map<string, number>();
  private readonly batch: Database.Transaction<(events: readonly RecordedEvent[], position: number) => void>;
  private readonly remember: ReturnType<typeof statements>;

  private constructor(
    private readonly db: Database.Database,
    private readonly projections: readonly Projection[],
    private readonly quick: boolean,
    private readonly moments = true,
  ) {
    this.faulty = new Map(faultsOf(db).map((fault) => [fault.projection, fault]));
    this.checkpoint = checkpointOf(db);
    this.remember = statements(db);
    this.batch = db.transaction((events, position) => this.take(events, position));
    this.listen();
  }

  /**
   * An empty database for a build: quick, not safe, without the indexes that `complete` adds; with `leavesOut` it notes what
   * is not seen in it.
   */
  static create(file: string, projections: readonly Projection[], { leavesOut = false } = {}): Projector {
    const db = new Database(file);
    for (const pragma of QUICK) db.pragma(pragma);
    db.transaction(() => {
      db.exec(OWN_TABLES);
      if (leavesOut) db.exec(LEFT_OUT_TABLE);
      for (const { tables } of projections) db.exec(tables);
    })();
    return new Projector(db, projections, true);
  }

  /**
   * Goes on with a database that was built before; `quick` for a copy that nobody reads yet, without `moments` when only
   * the tables of the projections are wanted.
   */
  static open(file: string, projections: readonly Projection[], { quick = false, moments = true } = {}): Projector {
    const db = new Database(file, { fileMustExist: true });
    for (const pragma of quick ? QUICK : LASTING) db.pragma(pragma);
    if (!quick) db.exec(`${PLAN} PRAGMA optimize = 0x10002`);
    return new Projector(db, projections, quick, moments);
  }

  get file(): string {
    return this.db.name;
  }

  /** The position up to which all tables hold what happened. */
  get position(): number {
    return this.checkpoint.position;
  }

  /** The types of the events that have an effect. */
  get types(): string[] {
    return [...this.listeners.keys()];
  }

  /** How far it has read, and in which log. */
  get read(): Checkpoint {
    return this.checkpoint;
  }

  get faults(): Fault[] {
    return [...this.faulty.values()];
  }

  /**
   * Takes events in order, all or none. Answers false when a projection has failed in a build, which is set aside then and
   * the build gone back to where it was last safe: whatever comes after `position` is to be played again.
   * @param position where the log stands after them
   * @throws only what is no projection's fault (a full disk): whatever comes after `position` may be tried again
   */
  apply(events: readonly RecordedEvent[], position: number): boolean {
    for (let taken = false; !taken;) {
      try {
        if (this.quick) this.takeQuickly(events, position);
        else this.batch.immediate(events, position);
        taken = true;
      } catch (error) {
        if (this.quick) this.goBack();
        if (!(error instanceof Failed)) throw error;
        this.faulty.set(error.fault.projection, error.fault);
        this.listen();
        if (this.quick) return false;
      }
    }
    const [first, last] = [events[0], events.at(-1)];
    this.checkpoint = {
      position,
      first: this.checkpoint.first ?? (first && markOf(first)),
      last: last ? markOf(last) : this.checkpoint.last,
    };
    this.noticeGrowth(events.length);
    if (this.quick && (this.uncommitted += events.length) >= EVENTS_A_COMMIT) this.commit();
    return true;
  }

  /** Events as they are seen here; what is left out, or seen otherwise, is noted. */
  seen(events: readonly RecordedEvent[], seeing: Seeing): RecordedEvent[] {
    this.leaveOut ??= this.db.prepare('INSERT OR REPLACE INTO read_model_left_out VALUES (?, ?)');
    if (!this.db.inTransaction) this.db.exec('BEGIN');
    const seen: RecordedEvent[] = [];
    for (const event of events) {
      const shown = seeing(event);
      if (shown) seen.push(shown);
      if (shown !== event) this.leaveOut.run(event.position, shown ? JSON.stringify(shown.data) : null);
    }
    return seen;
  }

  /** Adds the indexes, and what the query planner likes to know, to a database that has been built. */
  complete(): void {
    this.commit();
    const last = ({ follows }: Projection) => Number(follows !== undefined);
    for (const { name, indexes } of this.projections.toSorted((a, b) => last(a) - last(b))) {
      if (!indexes) continue;
      try {
        this.db.exec(indexes);
      } catch (error) {
        if (!isProjectionsFault(error)) throw error;
        this.setAsideAtEnd(name, error);
      }
    }
    this.db.exec(ANALYSE);
  }

  close(): void {
    try {
      this.commit();
    } finally {
      this.db.close();
    }
  }

  private commit() {
    try {
      if (this.db.inTransaction) this.db.exec('COMMIT');
      this.uncommitted = 0;
    } catch (error) {
      this.goBack();
      throw error;
    }
  }

  /** Without a point of return for every batch, which would copy most of the pages that it changes. */
  private takeQuickly(events: readonly RecordedEvent[], position: number) {
    if (!this.db.inTransaction) this.db.exec('BEGIN');
    this.take(events, position);
  }

  /** Where it was last safe: what came after that is to be played again. */
  private goBack() {
    if (this.db.inTransaction) this.db.exec('ROLLBACK');
    this.uncommitted = 0;
    this.checkpoint = checkpointOf(this.db);
  }

  /** A database that has grown a good deal is planned for anew: what was right for an empty one is not any more. */
  private noticeGrowth(events: number) {
    this.sinceLook += events;
    if (!this.quick && this.sinceLook >= EVENTS_BETWEEN_LOOKS) this.db.pragma('optimize');
    this.sinceLook %= EVENTS_BETWEEN_LOOKS;
  }

  private take(events: readonly RecordedEvent[], position: number) {
    const { checkpoint, moments, fault, touch } = this.remember;
    this.touched.clear();
    for (const event of events) {
      const listeners = this.listeners.get(event.type);
      if (listeners) for (const listener of listeners) if (event.position < listener.until) this.trust(listener, event);
    }
    if (this.moments) moments(events);
    for (const [projection, last] of this.touched) touch.run(projection, last);
    for (const found of this.faulty.values()) fault.run(found);
    const [first, last] = [events[0], events.at(-1)];
    checkpoint.run({ position, first: markText(first), last: markText(last) });
  }

  private trust({ projection, effect }: Listener, event: RecordedEvent) {
    try {
      effect(event);
      this.touched.set(projection, event.position);
    } catch (error) {
      if (!isProjectionsFault(error)) throw error;
      throw new Failed(faultOf(projection, error, event.position, event.type, event.id));
    }
  }

  /** Prepares every projection's effects afresh. Those set aside still take what came before the event they failed on. */
  private listen() {
    this.listeners.clear();
    for (const { name, effects } of this.projections) {
      const until = this.faulty.get(name)?.position ?? Infinity;
      for (const [type, effect] of Object.entries(effects(this.db)) as [string, Listener['effect']][])
        this.listeners.set(type, [...(this.listeners.get(type) ?? []), { projection: name, effect, until }]);
    }
  }

  /** Rows that an index cannot hold: the projection is set aside at the last event read. */
  private setAsideAtEnd(name: string, error: unknown) {
    const fault = faultOf(name, error, this.position, 'CREATE INDEX', this.checkpoint.last?.id ?? '');
    this.remember.fault.run(fault);
    this.faulty.set(name, fault);
  }
}

/** Tries the projections on an empty database. @throws when their SQL is not in order or two have the same name */
export function refuseUnfit(projections: readonly Projection[]): void {
  const names = projections.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`There are two projections named ${twice}`);
  const projector = Projector.create(':memory:', projections);
  projector.complete();
  projector.close();
  const [fault] = projector.faults;
  if (fault) throw new Error(`The projection ${fault.projection} cannot make its indexes: ${fault.message}`);
}

const schemaOf = (db: Database.Database) =>
  db.prepare<[], string>("SELECT name || ' ' || sql FROM sqlite_schema WHERE type <> 'index'").pluck().all();

/** Whether a database has every table of these projections as they would make it: built by them, or by a version that differs in effects only. */
export function hasTablesOf(file: string, projections: readonly Projection[]): boolean {
  const here = new Database(file, { readonly: true, fileMustExist: true });
  const wanted = new Database(':memory:');
  try {
    for (const sql of [OWN_TABLES, ...projections.map(({ tables }) => tables)]) wanted.exec(sql);
    const found = new Set(schemaOf(here));
    return schemaOf(wanted).every((table) => found.has(table));
  } finally {
    here.close();
    wanted.close();
  }
}

const markText = (event?: RecordedEvent) => (event ? JSON.stringify(markOf(event)) : null);

const codeOf = (error: unknown) => (error as { code?: string } | undefined)?.code ?? '';

const isProjectionsFault = (error: unknown) => !MACHINE_FAULTS.test(codeOf(error));

const faultOf = (projection: string, error: unknown, position: number, eventType: string, eventId: string): Fault => ({
  projection,
  position,
  eventType,
  eventId,
  message: (error as Error | undefined)?.message ?? String(error),
});

function statements(db: Database.Database) {
  return {
    checkpoint: db.prepare(
      `UPDATE read_model_checkpoint SET position = :position,
         first_event = coalesce(first_event, :first), last_event = coalesce(:last, last_event)`,
    ),
    moments: rememberMoments(db),
    touch: db.prepare('INSERT OR REPLACE INTO read_model_touched VALUES (?, ?)'),
    fault: db.prepare(
      'INSERT OR IGNORE INTO read_model_faults VALUES (:projection, :position, :eventType, :eventId, :message)',
    ),
  };
}
