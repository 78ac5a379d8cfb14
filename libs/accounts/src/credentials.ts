import type { Database } from 'better-sqlite3';
import type { Keys } from '#sealing';
import { isPassword, passwordHash } from './passwords.js';
import { newRecoveryCodes, newSharedSecret, plainCode, stepOf } from './second-step.js';
import { hashOf } from './secrets.js';

/** What there is of an account, without anything secret. */
export interface Account {
  readonly personId: string;
  readonly hasPassword: boolean;
  readonly hasSecondStep: boolean;
  readonly madeAt: number;
  readonly passwordChangedAt: number | null;
  readonly signedInAt: number | null;
  readonly recoveryCodes: number;
}

interface Stored {
  readonly person_id: string;
  readonly password_hash: string | null;
  readonly second_step: string | null;
  readonly second_step_used: number;
  readonly made_at: number;
  readonly password_changed_at: number | null;
  readonly signed_in_at: number | null;
}

/** By which people prove who they are: passwords, codes of their phones, and what an identity provider calls them. */
export class Credentials {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly now: () => number,
  ) {}

  /** An account for a person, found by an address of which only a keyed hash is kept. */
  make(personId: string, email: string): void {
    this.db
      .prepare(
        `INSERT INTO accounts (person_id, email_lookup, made_at) VALUES (?, ?, ?)
         ON CONFLICT (person_id) DO UPDATE SET email_lookup = excluded.email_lookup`,
      )
      .run(personId, this.lookup(email), this.now());
  }

  /** Whose account an address is of. */
  personWith(email: string): string | undefined {
    return this.db
      .prepare<[string], { personId: string }>('SELECT person_id AS personId FROM accounts WHERE email_lookup = ?')
      .get(this.lookup(email))?.personId;
  }

  /** What wrong answers for an address are counted under: its account, or a keyed hash when there is none. */
  countedAs(email: string): string {
    return this.personWith(email) ?? this.lookup(email);
  }

  of(personId: string): Account | undefined {
    const row = this.row(personId);
    return (
      row && {
        personId,
        hasPassword: row.password_hash !== null,
        hasSecondStep: row.second_step !== null,
        madeAt: row.made_at,
        passwordChangedAt: row.password_changed_at,
        signedInAt: row.signed_in_at,
        recoveryCodes: this.db
          .prepare<[string], { n: number }>('SELECT count(*) AS n FROM recovery_codes WHERE person_id = ?')
          .get(personId)!.n,
      }
    );
  }

  /** Takes as long for an account that there is not. */
  async isPasswordOf(personId: string | undefined, password: string): Promise<boolean> {
    return isPassword(password, personId === undefined ? undefined : this.row(personId)?.password_hash);
  }

  async setPassword(personId: string, password: string): Promise<void> {
    const hashed = await passwordHash(password);
    this.db
      .prepare('UPDATE accounts SET password_hash = ?, password_changed_at = ? WHERE person_id = ?')
      .run(hashed, this.now(), personId);
  }

  /** A secret to be set up in an app: nothing is kept until a code has shown that it was. Sealed, to travel with a form. */
  offerSecondStep(personId: string): { secret: string; sealed: string } {
    const secret = newSharedSecret();
    return { secret, sealed: this.keys.seal(personId, { offered: secret }) };
  }

  /** The secret that was offered; undefined when what came back is not what was given. */
  offered(personId: string, sealed: string): string | undefined {
    try {
      return (this.keys.open(personId, sealed) as { offered?: string } | undefined)?.offered;
    } catch {
      return undefined;
    }
  }

  /** Sets the second step up with what was offered, when the code is right; answers the recovery codes, once. */
  setSecondStep(personId: string, secret: string, code: string): string[] | undefined {
    const step = stepOf(code, secret, 0, this.now());
    if (step === undefined) return undefined;
    this.db
      .prepare('UPDATE accounts SET second_step = ?, second_step_used = ? WHERE person_id = ?')
      .run(this.keys.seal(personId, { secret }), step, personId);
    return this.newRecoveryCodes(personId);
  }

  /** Takes the second step away: it is set up anew at the next sign-in. */
  dropSecondStep(personId: string): void {
    this.db.prepare('UPDATE accounts SET second_step = NULL, second_step_used = 0 WHERE person_id = ?').run(personId);
    this.db.prepare('DELETE FROM recovery_codes WHERE person_id = ?').run(personId);
  }

  /** New codes in place of those before, shown once. */
  newRecoveryCodes(personId: string): string[] {
    const codes = newRecoveryCodes();
    const add = this.db.prepare('INSERT INTO recovery_codes VALUES (?, ?)');
    this.db.transaction(() => {
      this.db.prepare('DELETE FROM recovery_codes WHERE person_id = ?').run(personId);
      for (const code of codes) add.run(personId, hashOf(plainCode(code)));
    })();
    return codes;
  }

  /** Takes a code of the app, or a recovery code: each is good for once. */
  takeCode(personId: string, code: string): boolean {
    const row = this.row(personId);
    if (!row?.second_step) return false;
    const opened = this.keys.open(personId, row.second_step) as { secret: string } | undefined;
    const step = opened && stepOf(code, opened.secret, row.second_step_used, this.now());
    if (step !== undefined)
      return (
        this.db
          .prepare('UPDATE accounts SET second_step_used = ? WHERE person_id = ? AND second_step_used < ?')
          .run(step, personId, step).changes === 1
      );
    return (
      this.db
        .prepare('DELETE FROM recovery_codes WHERE person_id = ? AND code_hash = ?')
        .run(personId, hashOf(plainCode(code))).changes === 1
    );
  }

  signedIn(personId: string): void {
    this.db.prepare('UPDATE accounts SET signed_in_at = ? WHERE person_id = ?').run(this.now(), personId);
  }

  /** Who an identity provider means by one of its subjects. */
  personOf(issuer: string, subject: string): string | undefined {
    return this.db
      .prepare<[string], { personId: string }>('SELECT person_id AS personId FROM identities WHERE lookup = ?')
      .get(this.identity(issuer, subject))?.personId;
  }

  /** From now on a provider's subject is this person. */
  know(issuer: string, subject: string, personId: string): void {
    this.db.prepare('INSERT OR IGNORE INTO identities VALUES (?, ?)').run(this.identity(issuer, subject), personId);
  }

  /** Whether a provider's subject is known to be this person. */
  isKnownToAProvider(personId: string): boolean {
    return this.db.prepare('SELECT 1 FROM identities WHERE person_id = ?').get(personId) !== undefined;
  }

  private row(personId: string): Stored | undefined {
    return this.db.prepare<[string], Stored>('SELECT * FROM accounts WHERE person_id = ?').get(personId);
  }

  private lookup = (email: string) => this.keys.lookup('email', email.trim().toLowerCase().normalize('NFKC'));

  private identity = (issuer: string, subject: string) => this.keys.lookup('subject', `${issuer}\n${subject}`);
}
