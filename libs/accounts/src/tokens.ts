import type { Database } from 'better-sqlite3';
import { v7 as newId } from 'uuid';
import { hashOf, newSecret } from './secrets.js';

/** By what it begins with a token is found where it should not be, in a file or a chat. */
const MARK = 'lgcc_';
const MINUTE_MS = 60_000;

/** Tokens of the operator's own line are in this name: it is no person's id. */
export const OPERATOR_ID = 'operator';

/** What a token is good for: reading, or reading and writing. */
export const SCOPES = ['read', 'write'] as const;
export type Scope = (typeof SCOPES)[number];

export interface Token {
  readonly tokenId: string;
  readonly personId: string;
  readonly name: string;
  readonly scope: Scope;
  readonly madeAt: number;
  readonly endsAt: number;
  readonly usedAt: number | null;
}

const COLUMNS = `token_id AS tokenId, person_id AS personId, name, scope, made_at AS madeAt, ends_at AS endsAt, used_at AS usedAt`;

/** What programs prove with that they act for somebody: shown once, and only a hash of it is kept. */
export class Tokens {
  constructor(
    private readonly db: Database,
    private readonly now: () => number,
  ) {}

  /** Makes one; answers what the program is to send. */
  make(personId: string, { name, scope, endsAt }: Pick<Token, 'name' | 'scope' | 'endsAt'>): string {
    const secret = MARK + newSecret();
    this.db
      .prepare('INSERT INTO tokens VALUES (?, ?, ?, ?, ?, ?, ?, NULL)')
      .run(hashOf(secret), newId(), personId, name, scope, this.now(), endsAt);
    return secret;
  }

  /** Whose a token is, until it ends. */
  find(secret: string): Token | undefined {
    const now = this.now();
    const token = this.db
      .prepare<[string, number], Token>(`SELECT ${COLUMNS} FROM tokens WHERE token_hash = ? AND ends_at > ?`)
      .get(hashOf(secret), now);
    if (token && now - (token.usedAt ?? 0) > MINUTE_MS)
      this.db.prepare('UPDATE tokens SET used_at = ? WHERE token_id = ?').run(now, token.tokenId);
    return token;
  }

  /** Those of a person, the latest first; also those that have ended, for a while. */
  of(personId: string): Token[] {
    return this.db
      .prepare<[string], Token>(
        `SELECT ${COLUMNS} FROM tokens WHERE person_id = ? ORDER BY made_at DESC, token_id DESC`,
      )
      .all(personId);
  }

  /** Takes one of a person's own back. */
  revoke(personId: string, tokenId: string): void {
    this.db.prepare('DELETE FROM tokens WHERE person_id = ? AND token_id = ?').run(personId, tokenId);
  }
}
