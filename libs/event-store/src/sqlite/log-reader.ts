import Database from 'better-sqlite3';
import type { StoredEvent } from './raw-event.js';
import { refuseOtherVersion } from './schema.js';

export interface Reading {
  /** the revision or position to begin with, itself included; absent: the first, or backwards the last */
  readonly from?: number;
  readonly backwards?: boolean;
  /** at most so many events (default 1000) */
  readonly limit?: number;
  /** stop when so many bytes of data have come together; a page may then be shorter than `limit` before the end */
  readonly bytes?: number;
}

const PAGE = 1000;

/** An event as its columns, in this order; data and metadata as text. */
export type EventRow = [
  position: number,
  stream: string,
  revision: number,
  id: string,
  type: string,
  created: number,
  json: number,
  data: string,
  metadata: string,
];

/** How much of the log is read at once, of which types. */
export interface Portion {
  readonly limit: number;
  readonly bytes: number;
  readonly types?: readonly string[];
}

/** So many rows are read at once: each may be as large as an append can be. */
const ROWS_AT_ONCE = 100;

/**
 * Reads the log, synchronously and page by page: no statement stays open between calls. Gives data and metadata as
 * bytes, or as text to those who know that theirs is JSON.
 */
export class LogReader<Payload extends string | Buffer = Buffer> {
  private readonly database: Database.Database;
  private readonly statements: ReturnType<typeof prepare<Payload>>;
  private readonly ofTypes = new Map<number, Database.Statement<unknown[]>>();

  constructor(file: string, payload: Payload extends string ? 'text' : 'bytes') {
    this.database = new Database(file, { readonly: true, fileMustExist: true });
    refuseOtherVersion(this.database);
    this.statements = prepare<Payload>(this.database, payload === 'text' ? 'TEXT' : 'BLOB');
  }

  stream(name: string, { from, backwards = false, limit = PAGE, bytes }: Reading = {}): StoredEvent<Payload>[] {
    const { stream, streamBackwards } = this.statements;
    if (backwards) return upTo(bytes, streamBackwards.iterate(name, from ?? Number.MAX_SAFE_INTEGER, limit));
    return upTo(bytes, stream.iterate(name, from ?? 0, limit));
  }

  all({ from, backwards = false, limit = PAGE, bytes }: Reading = {}): StoredEvent<Payload>[] {
    const { all, allBackwards } = this.statements;
    if (backwards) return upTo(bytes, allBackwards.iterate(from ?? Number.MAX_SAFE_INTEGER, limit));
    return upTo(bytes, all.iterate(from ?? 0, limit));
  }

  /**
   * At most `limit` events of the log from a position on, of these types if any are given, with about so many bytes of data,
   * in the form that is read quickest. None: there are no more.
   */
  rows(from: number, { limit, bytes, types }: Portion): EventRow[] {
    const page: EventRow[] = [];
    const statement = types ? this.rowsOf(types.length) : this.statements.rows;
    for (let [size, next] = [0, from]; size < bytes && page.length < limit; next = page.at(-1)![0] + 1) {
      const rows = statement.all(next, ...(types ?? []), Math.min(ROWS_AT_ONCE, limit - page.length)) as EventRow[];
      for (const row of rows) size += row[7].length;
      page.push(...rows);
      if (rows.length < ROWS_AT_ONCE) break;
    }
    return page;
  }

  /** The revision of a stream's last event, -1 when there is none. */
  lastRevision(stream: string): number {
    return this.statements.lastRevision.get(stream)?.last ?? -1;
  }

  /** The position of the last event, -1 when the log is empty. */
  head(): number {
    return this.statements.head.get()?.last ?? -1;
  }

  close(): void {
    this.database.close();
  }

  /** Reads events of so many types. */
  private rowsOf(types: number): Database.Statement<unknown[]> {
    const which = `type IN (${Array.from({ length: types }, () => '?').join(', ')})`;
    const known = this.ofTypes.get(types) ?? this.database.prepare(rowsWhere(`position >= ? AND ${which}`)).raw();
    this.ofTypes.set(types, known);
    return known;
  }
}

const rowsWhere = (asked: string) => `
  SELECT position, stream, revision, id, type, created, json, CAST(data AS TEXT), CAST(metadata AS TEXT)
  FROM events WHERE ${asked} ORDER BY position LIMIT ?`;

function upTo<Row extends StoredEvent<string | Buffer>>(bytes: number | undefined, rows: Iterable<Row>): Row[] {
  if (bytes === undefined) return [...rows];
  const page: Row[] = [];
  let size = 0;
  for (const row of rows) {
    page.push(row);
    if ((size += row.data.length) >= bytes) break;
  }
  return page;
}

function prepare<Payload extends string | Buffer>(database: Database.Database, as: 'TEXT' | 'BLOB') {
  const select = (where: string) => `
    SELECT position, stream, revision, id, type, created, iif(json, 'application/json', 'application/octet-stream') AS contentType,
      CAST(data AS ${as}) AS data, CAST(metadata AS ${as}) AS metadata
    FROM events WHERE ${where} LIMIT ?`;
  type Row = StoredEvent<Payload>;
  return {
    stream: database.prepare<[string, number, number], Row>(select('stream = ? AND revision >= ? ORDER BY revision')),
    streamBackwards: database.prepare<[string, number, number], Row>(
      select('stream = ? AND revision <= ? ORDER BY revision DESC'),
    ),
    all: database.prepare<[number, number], Row>(select('position >= ? ORDER BY position')),
    allBackwards: database.prepare<[number, number], Row>(select('position <= ? ORDER BY position DESC')),
    rows: database.prepare<unknown[]>(rowsWhere('position >= ?')).raw(),
    lastRevision: database.prepare<[string], { last: number | null }>(
      'SELECT max(revision) AS last FROM events WHERE stream = ?',
    ),
    head: database.prepare<[], { last: number | null }>('SELECT max(position) AS last FROM events'),
  };
}
