import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import Database from 'better-sqlite3';
import { processesOf, type TrackerConfig } from '#configuration';
import { CONFIG } from '../config.js';

/** What cannot be known from the log: mails that have left, and the secret addresses of people's calendars. */
@Injectable()
export class ProcessMemory implements OnModuleDestroy {
  private readonly db: Database.Database;

  constructor(@Inject(CONFIG) config: TrackerConfig) {
    this.db = new Database(processesOf(config));
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('synchronous = FULL');
    this.db.exec(`
      CREATE TABLE IF NOT EXISTS digests (
        person_id TEXT NOT NULL,
        day TEXT NOT NULL,
        -- handed over: the server may have it; sent: it has; failed: it has not
        state TEXT NOT NULL,
        PRIMARY KEY (person_id, day)
      ) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS calendars (
        person_id TEXT PRIMARY KEY,
        secret_hash TEXT NOT NULL UNIQUE,
        made_at TEXT NOT NULL
      ) WITHOUT ROWID;`);
  }

  onModuleDestroy(): void {
    this.db.close();
  }

  /**
   * Says that the digest of somebody for a day is about to be handed to the mail server; answers whether it may be: false
   * when it was before. On disk when this answers.
   */
  handOver(personId: string, day: string): boolean {
    const taken = this.db
      .prepare(
        `INSERT INTO digests VALUES (?, ?, 'handed over') ON CONFLICT DO UPDATE SET state = excluded.state
         WHERE state = 'failed'`,
      )
      .run(personId, day);
    return taken.changes === 1;
  }

  /** What became of it. */
  settle(personId: string, day: string, state: 'sent' | 'failed'): void {
    this.db.prepare('UPDATE digests SET state = ? WHERE person_id = ? AND day = ?').run(state, personId, day);
  }

  /** How many digests of a day are in each state. */
  digestsOf(day: string): Readonly<Record<string, number>> {
    const rows = this.db
      .prepare<[string], { state: string; many: number }>(
        'SELECT state, count(*) AS many FROM digests WHERE day = ? GROUP BY state',
      )
      .all(day);
    return Object.fromEntries(rows.map(({ state, many }) => [state, many]));
  }

  /** Makes a secret for the calendar of somebody; the one before is of no use from then on. It is not kept: only its hash. */
  newCalendar(personId: string, now: string): string {
    const secret = randomBytes(32).toString('base64url');
    this.db.prepare('INSERT OR REPLACE INTO calendars VALUES (?, ?, ?)').run(personId, hashOf(secret), now);
    return secret;
  }

  /** Ends the calendar of somebody. */
  endCalendar(personId: string): void {
    this.db.prepare('DELETE FROM calendars WHERE person_id = ?').run(personId);
  }

  /** When somebody's calendar was made: an instant; undefined when they have none. */
  calendarOf(personId: string): string | undefined {
    return this.db
      .prepare<[string], { madeAt: string }>('SELECT made_at AS madeAt FROM calendars WHERE person_id = ?')
      .get(personId)?.madeAt;
  }

  /** Whose calendar a secret opens. */
  whoseCalendar(secret: string): string | undefined {
    return this.db
      .prepare<[string], { personId: string }>('SELECT person_id AS personId FROM calendars WHERE secret_hash = ?')
      .get(hashOf(secret))?.personId;
  }
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
