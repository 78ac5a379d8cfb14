import type { Database } from 'better-sqlite3';
import { v7 as newId } from 'uuid';
import { hashOf, newSecret } from './secrets.js';

const MINUTE_MS = 60_000;
/** Without a sign of life a session ends after so long; in any case after so long. */
const IDLE_MS = 2 * 60 * MINUTE_MS;
const ABSOLUTE_MS = 12 * 60 * MINUTE_MS;
/** The time between the password and the code. */
const HALF_WAY_MS = 10 * MINUTE_MS;
/** How long it is remembered whose session it was, so that what they were writing is kept for them. */
const REMEMBERED_MS = 24 * 60 * MINUTE_MS;

/** How somebody proved who they are. */
export type Way = 'password' | 'provider';

export interface Session {
  readonly sessionId: string;
  readonly personId: string;
  /** false between the password and the code */
  readonly complete: boolean;
  readonly way: Way;
  /** what somebody might do when it began */
  readonly roles: string;
  /** what the browser called itself, shortened */
  readonly agent: string;
  readonly beganAt: number;
  readonly seenAt: number;
}

interface Stored extends Omit<Session, 'complete'> {
  readonly complete: number;
  readonly endedAt: number | null;
}

const COLUMNS = `session_id AS sessionId, person_id AS personId, complete, way, roles, agent, began_at AS beganAt,
  seen_at AS seenAt, ended_at AS endedAt`;

/** Who is signed in, in which browsers. What a browser holds is a secret of which only a hash is kept. */
export class Sessions {
  constructor(
    private readonly db: Database,
    private readonly now: () => number,
  ) {}

  /** Begins one; answers the secret for the browser to keep. */
  begin(
    personId: string,
    { complete, way, roles, agent }: Pick<Session, 'complete' | 'way' | 'roles' | 'agent'>,
  ): string {
    const secret = newSecret();
    const now = this.now();
    this.db
      .prepare('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)')
      .run(hashOf(secret), newId(), personId, Number(complete), way, roles, agent.slice(0, 200), now, now);
    return secret;
  }

  /** Whose session a secret is of, while it goes on. Asking is a sign of life. */
  find(secret: string): Session | undefined {
    const row = this.row(secret);
    if (!row || this.isOver(row)) return undefined;
    const now = this.now();
    if (now - row.seenAt > MINUTE_MS && row.complete)
      this.db.prepare('UPDATE sessions SET seen_at = ? WHERE token_hash = ?').run(now, hashOf(secret));
    return asSession(row);
  }

  /** Whose session it was, when it has not been over for long: to keep for them what they were writing. */
  whoseItWas(secret: string): string | undefined {
    const row = this.row(secret);
    return row?.complete ? row.personId : undefined;
  }

  /** The sessions of a person that go on, the latest first. */
  of(personId: string): Session[] {
    const rows = this.db
      .prepare<[string], Stored>(
        `SELECT ${COLUMNS} FROM sessions WHERE person_id = ? ORDER BY began_at DESC, session_id DESC`,
      )
      .all(personId);
    return rows.filter((row) => row.complete && !this.isOver(row)).map(asSession);
  }

  /** Ends the one that a browser holds. */
  end(secret: string): void {
    this.db.prepare('DELETE FROM sessions WHERE token_hash = ?').run(hashOf(secret));
  }

  /** Ends one of a person's own, by its id. */
  endOne(personId: string, sessionId: string): void {
    this.db
      .prepare('UPDATE sessions SET ended_at = ? WHERE person_id = ? AND session_id = ?')
      .run(this.now(), personId, sessionId);
  }

  /** Ends all of a person, but the one whose secret is named. */
  endAll(personId: string, but = ''): void {
    this.db
      .prepare('UPDATE sessions SET ended_at = ? WHERE person_id = ? AND token_hash <> ? AND ended_at IS NULL')
      .run(this.now(), personId, hashOf(but));
  }

  /** Forgets what has been over for a day. */
  tidy(): void {
    this.db.prepare('DELETE FROM sessions WHERE began_at <= ?').run(this.now() - ABSOLUTE_MS - REMEMBERED_MS);
  }

  private row(secret: string): Stored | undefined {
    return this.db
      .prepare<[string], Stored>(`SELECT ${COLUMNS} FROM sessions WHERE token_hash = ?`)
      .get(hashOf(secret));
  }

  private isOver({ complete, beganAt, seenAt, endedAt }: Stored): boolean {
    const now = this.now();
    if (endedAt !== null) return true;
    return complete ? now - seenAt > IDLE_MS || now - beganAt > ABSOLUTE_MS : now - beganAt > HALF_WAY_MS;
  }
}

const asSession = ({ sessionId, personId, complete, way, roles, agent, beganAt, seenAt }: Stored): Session => ({
  sessionId,
  personId,
  complete: complete === 1,
  way,
  roles,
  agent,
  beganAt,
  seenAt,
});
