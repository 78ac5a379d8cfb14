import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { decrypt, encrypt, KEY_BYTES } from './cipher.js';

/** The key file cannot be opened with the master key that was given. */
export class WrongMasterKey extends Error {
  constructor(file: string, options?: ErrorOptions) {
    super(
      `The keys in ${file} are locked with another master key: set MASTER_KEY or MASTER_KEY_FILE to the one they were locked with.`,
      options,
    );
    this.name = 'WrongMasterKey';
  }
}

/** The owner of the key that look-ups are made with: no person has this id. */
const LOOKUP = 'lookup';
/** Beside the keys, so that a wrong master key is found out at once. */
const CHECK = 'check';

/**
 * The keys that personal data is sealed with: one for each person, in a file that only the service's account may read.
 * With a master key the file holds them locked. A key that is destroyed is gone: what was sealed with it can never be
 * opened again, wherever copies of it lie. Several processes may have the file open.
 */
export class Keys {
  private constructor(
    private readonly file: string,
    private readonly db: Database.Database,
    private readonly master: Buffer | undefined,
  ) {}

  /** Opens the file, or begins one. @throws WrongMasterKey */
  static open(file: string, master?: Buffer): Keys {
    if (file !== ':memory:') readableByOwnerOnly(file);
    const db = new Database(file);
    // What is deleted is overwritten, and no second file keeps a copy.
    db.pragma('secure_delete = ON');
    db.pragma('journal_mode = DELETE');
    db.pragma('synchronous = FULL');
    db.exec('CREATE TABLE IF NOT EXISTS keys (owner TEXT PRIMARY KEY, key BLOB NOT NULL) WITHOUT ROWID');
    const keys = new Keys(file, db, master);
    try {
      keys.begin();
    } catch (error) {
      db.close();
      throw error;
    }
    return keys;
  }

  /** Seals a value for a person, whose key is made with the first; the answer can be kept anywhere. */
  seal(personId: string, value: unknown): string {
    const key = this.keyOf(personId) ?? this.make(personId);
    return `v1.${encrypt(key, Buffer.from(JSON.stringify(value)), personId).toString('base64url')}`;
  }

  /** What was sealed for a person; undefined when their key was destroyed. @throws when it is not what was sealed */
  open(personId: string, sealed: string): unknown {
    const key = this.keyOf(personId);
    const [version, text] = sealed.split('.');
    if (!key || version !== 'v1' || !text) return undefined;
    return JSON.parse(decrypt(key, Buffer.from(text, 'base64url'), personId).toString());
  }

  /** Nothing that was sealed for this person can be opened from now on. */
  destroy(personId: string): void {
    this.db.prepare('DELETE FROM keys WHERE owner = ?').run(personId);
  }

  /** Whether anything sealed for this person can be opened. */
  has(personId: string): boolean {
    return this.keyOf(personId) !== undefined;
  }

  /** What a text can be looked up by without being kept: the same for the same text, and no way back. */
  lookup(purpose: string, text: string): string {
    return createHmac('sha256', this.keyOf(LOOKUP)!).update(`${purpose}\n${text}`).digest('base64url');
  }

  /** Locks every key with another master key, or with none; all of them or, when something fails, no one. */
  relock(next?: Buffer): number {
    const rows = this.db.prepare<[], { owner: string; key: Buffer }>('SELECT owner, key FROM keys').all();
    const put = this.db.prepare('UPDATE keys SET key = ? WHERE owner = ?');
    this.db.transaction(() => {
      for (const { owner, key } of rows) put.run(locked(unlocked(key, owner, this.master), owner, next), owner);
    })();
    return rows.length;
  }

  close(): void {
    this.db.close();
  }

  private begin(): void {
    try {
      this.keyOf(CHECK);
    } catch (error) {
      if (error instanceof Database.SqliteError) throw error;
      throw new WrongMasterKey(this.file, { cause: error });
    }
    for (const owner of [CHECK, LOOKUP]) if (!this.keyOf(owner)) this.make(owner);
  }

  private keyOf(owner: string): Buffer | undefined {
    const row = this.db.prepare<[string], { key: Buffer }>('SELECT key FROM keys WHERE owner = ?').get(owner);
    return row && unlocked(row.key, owner, this.master);
  }

  /** The key of whoever was first, when two processes make one at once. */
  private make(owner: string): Buffer {
    this.db
      .prepare('INSERT OR IGNORE INTO keys VALUES (?, ?)')
      .run(owner, locked(randomBytes(KEY_BYTES), owner, this.master));
    return this.keyOf(owner)!;
  }
}

const PLAIN = 0;
const LOCKED = 1;

const locked = (key: Buffer, owner: string, master: Buffer | undefined): Buffer =>
  master ? Buffer.concat([Buffer.of(LOCKED), encrypt(master, key, owner)]) : Buffer.concat([Buffer.of(PLAIN), key]);

function unlocked(stored: Buffer, owner: string, master: Buffer | undefined): Buffer {
  const key = stored.subarray(1);
  if ((stored[0] === LOCKED) !== (master !== undefined)) throw new Error('The key is locked otherwise');
  return master ? decrypt(master, key, owner) : key;
}

function readableByOwnerOnly(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}
