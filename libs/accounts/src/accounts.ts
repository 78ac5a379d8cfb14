import type { Database } from 'better-sqlite3';
import type { Keys } from '#sealing';
import { Credentials } from './credentials.js';
import { KeptAnswersOfPeople } from './kept-answers.js';
import { Links } from './links.js';
import { openDatabase } from './schema.js';
import { Reviews } from './reviews.js';
import { Sessions } from './sessions.js';
import { Throttle } from './throttle.js';
import { Tokens } from './tokens.js';
import { UnrecordedPeople } from './unrecorded.js';
import { Visits } from './visits.js';

/** Everything by which people and their programs get in. The class is also the injection token. */
export class Accounts {
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  readonly links: Links;
  readonly tokens: Tokens;
  readonly throttle: Throttle;
  readonly kept: KeptAnswersOfPeople;
  readonly unrecorded: UnrecordedPeople;
  readonly reviews: Reviews;
  readonly visits: Visits;

  private constructor(
    private readonly db: Database,
    keys: Keys,
    now: () => number,
  ) {
    this.credentials = new Credentials(db, keys, now);
    this.sessions = new Sessions(db, now);
    this.links = new Links(db, now);
    this.tokens = new Tokens(db, now);
    this.throttle = new Throttle(db, now);
    this.kept = new KeptAnswersOfPeople(db, keys, now);
    this.unrecorded = new UnrecordedPeople(db);
    this.reviews = new Reviews(db);
    this.visits = new Visits(db, now);
  }

  /** Opens the file, or begins one. `now` is the clock, in milliseconds. */
  static open(file: string, keys: Keys, now: () => number = Date.now): Accounts {
    return new Accounts(openDatabase(file), keys, now);
  }

  /** Whether anybody has an account. */
  get hasAny(): boolean {
    return this.db.prepare('SELECT 1 FROM accounts LIMIT 1').get() !== undefined;
  }

  /** Whoever had this account is out at once, and cannot get in again; nothing of it is left in the file. */
  remove(personId: string): void {
    const tables = [
      'accounts',
      'recovery_codes',
      'sessions',
      'links',
      'tokens',
      'identities',
      'kept_answers',
      'unrecorded',
      'visits',
    ];
    this.db.transaction(() => {
      for (const table of tables) this.db.prepare(`DELETE FROM ${table} WHERE person_id = ?`).run(personId);
      this.db.prepare(`DELETE FROM failures WHERE what LIKE 'account ' || ? || ' %'`).run(personId);
    })();
    this.db.pragma('wal_checkpoint(TRUNCATE)');
  }

  /** The ids of all who have an account. */
  everybody(): string[] {
    return this.db
      .prepare<[], { personId: string }>('SELECT person_id AS personId FROM accounts')
      .all()
      .map(({ personId }) => personId);
  }

  /** Forgets what has ended. */
  tidy(): void {
    for (const part of [this.sessions, this.links, this.throttle, this.kept]) part.tidy();
  }

  close(): void {
    this.db.close();
  }
}
