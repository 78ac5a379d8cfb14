import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** What is kept of who did what. */
export const DEEDS = [
  'saw',
  'exported',
  'exported_sensitive',
  'refused',
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'credentials_changed',
  'roles_changed',
  'token_made',
  'token_withdrawn',
  'retention_reviewed',
  'operated',
] as const;
export type Deed = (typeof DEEDS)[number];

/** Something that somebody did, without their name: people are named by their ids. */
export interface Entry {
  readonly deed: Deed;
  /** of the person; nobody, when nobody had signed in */
  readonly personId?: string;
  /** an address without what was asked after `?`, or an id */
  readonly about: string;
}

export interface Kept extends Entry {
  readonly number: number;
  /** instant */
  readonly at: string;
}

export interface AuditFilter {
  readonly deed?: string;
  readonly personId?: string;
  readonly about?: string;
}

interface Row {
  readonly number: number;
  readonly at: string;
  readonly deed: Deed;
  readonly person_id: string | null;
  readonly about: string;
  readonly hash: string;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS audit (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    deed TEXT NOT NULL,
    person_id TEXT,
    about TEXT NOT NULL,
    hash TEXT NOT NULL
  );
  CREATE TRIGGER IF NOT EXISTS audit_is_never_changed BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'The audit record is never changed'); END;
  CREATE TRIGGER IF NOT EXISTS audit_is_never_shortened BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'Nothing is deleted from the audit record'); END;`;

/** Each entry holds the hash of the one before: whoever changes one has to change all that follow. */
const hashOf = (before: string, { number, at, deed, person_id, about }: Omit<Row, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify([before, number, at, deed, person_id, about]))
    .digest('hex');

const toEntry = ({ number, at, deed, person_id, about }: Row): Kept => ({
  number,
  at,
  deed,
  ...(person_id !== null && { personId: person_id }),
  about,
});

/**
 * The record of who saw or exported what is sensitive, who was refused, who signed in, and whose roles changed. It lies in a
 * file of its own, beside the log: it is about people reading, not about the council's work. It only grows.
 */
export class Audit {
  private readonly db: Database.Database;

  /** @param file made when it is not there */
  constructor(file: string) {
    this.db = new Database(file);
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('synchronous = NORMAL');
    this.db.exec(SCHEMA);
  }

  /** Adds an entry. */
  record({ deed, personId, about }: Entry): void {
    this.db
      .transaction(() => {
        const last = this.db
          .prepare<[], Pick<Row, 'number' | 'hash'>>('SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1')
          .get();
        const row = {
          number: (last?.number ?? 0) + 1,
          at: new Date().toISOString(),
          deed,
          person_id: personId ?? null,
          about: about.slice(0, 500),
        };
        this.db
          .prepare('INSERT INTO audit VALUES (@number, @at, @deed, @person_id, @about, @hash)')
          .run({ ...row, hash: hashOf(last?.hash ?? '', row) });
      })
      .immediate();
  }

  /** The entries that a filter lets through, the latest first. */
  list(
    filter: AuditFilter,
    { size, skipped = 0 }: { size: number; skipped?: number },
  ): { rows: Kept[]; total: number } {
    const where = `WHERE (@deed IS NULL OR deed = @deed) AND (@personId IS NULL OR person_id = @personId)
      AND (@about IS NULL OR instr(about, @about) > 0)`;
    const values = {
      deed: filter.deed ?? null,
      personId: filter.personId ?? null,
      about: filter.about ?? null,
    };
    const rows = this.db
      .prepare<[object], Row>(`SELECT * FROM audit ${where} ORDER BY number DESC LIMIT @size OFFSET @skipped`)
      .all({ ...values, size, skipped });
    const total = this.db.prepare<[object], number>(`SELECT count(*) FROM audit ${where}`).pluck().get(values) ?? 0;
    return { rows: rows.map(toEntry), total };
  }

  /** The number of the first entry that is not as it was written; undefined when all are. */
  firstChanged(): number | undefined {
    let before = '';
    for (const row of this.db.prepare<[], Row>('SELECT * FROM audit ORDER BY number').iterate()) {
      if (row.hash !== hashOf(before, row)) return row.number;
      before = row.hash;
    }
    return undefined;
  }

  close(): void {
    this.db.close();
  }
}
