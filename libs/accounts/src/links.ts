import type { Database } from 'better-sqlite3';
import { hashOf, newSecret } from './secrets.js';

const HOUR_MS = 60 * 60_000;

/** What a link lets its reader do, and for how long. */
const LASTS: Readonly<Record<LinkKind, number>> = {
  first: 24 * HOUR_MS,
  invitation: 7 * 24 * HOUR_MS,
  reset: HOUR_MS,
};

/** `first` makes the first administrator, `invitation` an account for whoever was invited, `reset` a new password. */
export type LinkKind = 'first' | 'invitation' | 'reset';

export interface Link {
  readonly kind: LinkKind;
  /** of a first link, the id that the administrator will have */
  readonly personId: string;
}

/** Links that are good for once, and for a while. Only a hash of what makes one secret is kept. */
export class Links {
  constructor(
    private readonly db: Database,
    private readonly now: () => number,
  ) {}

  /** Makes one; an older one of the same kind for the same person is good for nothing from now on. */
  make(kind: LinkKind, personId: string): string {
    const secret = newSecret();
    this.db.transaction(() => {
      this.db
        .prepare('DELETE FROM links WHERE kind = ? AND (person_id = ? OR ?)')
        .run(kind, personId, kind === 'first' ? 1 : 0);
      this.db
        .prepare('INSERT INTO links VALUES (?, ?, ?, ?)')
        .run(hashOf(secret), kind, personId, this.now() + LASTS[kind]);
    })();
    return secret;
  }

  /** What a link is for, while it is good. */
  find(secret: string): Link | undefined {
    return this.db
      .prepare<[string, number], Link>(
        'SELECT kind, person_id AS personId FROM links WHERE token_hash = ? AND ends_at > ?',
      )
      .get(hashOf(secret), this.now());
  }

  /** Uses a link up: true for the first who does. */
  use(secret: string): boolean {
    return this.db.prepare('DELETE FROM links WHERE token_hash = ?').run(hashOf(secret)).changes === 1;
  }

  /** Whether somebody was sent an invitation that is still good. */
  isInvited(personId: string): boolean {
    return (
      this.db
        .prepare(`SELECT 1 FROM links WHERE kind = 'invitation' AND person_id = ? AND ends_at > ?`)
        .get(personId, this.now()) !== undefined
    );
  }

  tidy(): void {
    this.db.prepare('DELETE FROM links WHERE ends_at <= ?').run(this.now());
  }
}
