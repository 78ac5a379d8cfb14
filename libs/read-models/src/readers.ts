import Database from 'better-sqlite3';
import { NarrowedConnection, withheldAt, type Narrowing } from './narrowing.js';
import { positionOf } from './own-tables.js';

const CONNECTIONS_AT_MOST = 32;

/** A connection lent to one view. All that is read through it is of one position, until it is given back. */
export interface Lease {
  readonly db: Database.Database;
  readonly position: number;
  readonly giveBack: () => void;
}

/** The connections that read one database. */
export class Readers {
  private readonly idle: Database.Database[] = [];
  private readonly idleNarrowed: NarrowedConnection[] = [];
  private readonly waiting: (() => void)[] = [];
  private lent = 0;
  private retired?: { readonly promise: Promise<void>; readonly resolve: () => void };

  constructor(readonly file: string) {}

  /**
   * Lends a connection with an open read transaction; when all are lent, the next that comes back. Undefined when the
   * database is not in use any more.
   */
  async lease(): Promise<Lease | undefined> {
    await this.turn();
    if (this.retired) return undefined;
    const db = this.idle.pop() ?? this.connect();
    this.lent++;
    db.exec('BEGIN');
    return { db, position: positionOf(db), giveBack: () => this.takeBack(db) };
  }

  /** The same of a connection that leaves out what is withheld by now, and `besides`. */
  async leaseNarrowed(narrowing: Narrowing, besides: readonly string[]): Promise<Lease | undefined> {
    await this.turn();
    if (this.retired) return undefined;
    const connection = this.idleNarrowed.pop() ?? new NarrowedConnection(this.connect(), narrowing);
    const { db } = connection;
    this.lent++;
    db.exec('BEGIN');
    try {
      const position = positionOf(db);
      connection.withhold([...withheldAt(db, position, narrowing), ...besides]);
      return { db, position, giveBack: () => this.takeBackNarrowed(connection) };
    } catch (error) {
      this.takeBackNarrowed(connection);
      throw error;
    }
  }

  /** Waits until a connection may be lent. */
  private async turn(): Promise<void> {
    while (this.lent >= CONNECTIONS_AT_MOST && !this.retired)
      await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Lends no more and closes all, when the last has come back. */
  retire(): Promise<void> {
    this.retired ??= Promise.withResolvers<void>();
    for (const db of this.idle.splice(0)) db.close();
    for (const { db } of this.idleNarrowed.splice(0)) db.close();
    for (const wake of this.waiting.splice(0)) wake();
    if (this.lent === 0) this.retired.resolve();
    return this.retired.promise;
  }

  private connect() {
    const db = new Database(this.file, { readonly: true, fileMustExist: true });
    db.pragma('cache_size = -4096');
    return db;
  }

  private takeBack(db: Database.Database) {
    this.comesBack(() => {
      db.exec('ROLLBACK');
      if (this.retired) db.close();
      else this.idle.push(db);
    });
  }

  /** What it leaves out is filled within the transaction, and stays for the next who is to see the same. */
  private takeBackNarrowed(connection: NarrowedConnection) {
    this.comesBack(() => {
      connection.db.exec('COMMIT');
      if (this.retired) connection.db.close();
      else this.idleNarrowed.push(connection);
    });
  }

  private comesBack(work: () => void) {
    this.lent--;
    try {
      work();
    } finally {
      if (this.retired && this.lent === 0) this.retired.resolve();
      this.waiting.shift()?.();
    }
  }
}
