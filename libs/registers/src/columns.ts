import type { Database, Statement } from 'better-sqlite3';

/** A list or an object as a column holds it: JSON, or null when absent. */
export const json = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value);

const asColumn = (value: unknown) => {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'object' ? json(value) : value;
};

/**
 * What a correction does to a row: the columns of the fields it names are replaced, null takes a value away, what it
 * does not name stays. The revision moves on.
 */
export function correcting(db: Database, table: string, key: string, columns: Readonly<Record<string, string>>) {
  const statements = new Map<string, Statement>();
  const known = Object.entries(columns);
  return (id: string, revision: number, fields: Readonly<Record<string, unknown>>): void => {
    let changes = '';
    const values: unknown[] = [revision];
    for (const [field, column] of known) {
      const value = fields[field];
      if (value === undefined) continue;
      changes += `, ${column} = ?`;
      values.push(asColumn(value));
    }
    let statement = statements.get(changes);
    if (!statement) {
      statement = db.prepare(`UPDATE ${table} SET revision = ?${changes} WHERE ${key} = ?`);
      statements.set(changes, statement);
    }
    statement.run(...values, id);
  };
}

/** A table that says again what stands in lists of other rows, a row an entry, so that an index can find it. */
interface Links {
  readonly name: string;
  /** the columns, all of the key, in its order */
  readonly columns: string;
  /** the table whose rows it follows, and which of its columns */
  readonly of: string;
  readonly follows: readonly string[];
  /** SELECT of the entries of a row: `row` is what its columns are qualified by, `from` what to begin FROM with */
  readonly entries: (row: string, from: string) => string;
}

/** The names of columns as a table declares them, none of which may be null. */
export const namesIn = (columns: string): string => columns.replaceAll(/ (TEXT|INTEGER) NOT NULL/g, '');

/** Links are filled at the end of a build, which is much quicker than row by row, and kept by triggers from then on. */
export function links({ name, columns, of, follows, entries }: Links): string {
  const key = namesIn(columns);
  const add = `INSERT OR IGNORE INTO ${name} ${entries('new', '')};`;
  const remove = `DELETE FROM ${name} WHERE (${key}) IN (${entries('old', '')});`;
  return `
    CREATE TABLE ${name} (${columns}, PRIMARY KEY (${key})) WITHOUT ROWID;
    INSERT OR IGNORE INTO ${name} ${entries('each', `${of} each, `)} ORDER BY ${key};
    CREATE TRIGGER ${name}_added AFTER INSERT ON ${of} BEGIN ${add} END;
    CREATE TRIGGER ${name}_changed AFTER UPDATE OF ${follows.join(', ')} ON ${of} BEGIN ${remove} ${add} END;`;
}

/**
 * A full-text index over columns of a table: filled at the end of a build, kept by triggers from then on. It is named
 * `<table>_search`, its rows are the table's own by rowid.
 */
export const searchable = (table: string, columns: readonly string[]): string => {
  const names = columns.join(', ');
  const values = (row: 'old' | 'new') => columns.map((column) => `${row}.${column}`).join(', ');
  const add = `INSERT INTO ${table}_search (rowid, ${names}) VALUES (new.rowid, ${values('new')});`;
  const remove = `INSERT INTO ${table}_search (${table}_search, rowid, ${names}) VALUES ('delete', old.rowid, ${values('old')});`;
  return `
    CREATE VIRTUAL TABLE ${table}_search USING fts5 (${names}, content = '${table}', tokenize = 'porter unicode61 remove_diacritics 2');
    INSERT INTO ${table}_search (${table}_search) VALUES ('rebuild');
    CREATE TRIGGER ${table}_search_added AFTER INSERT ON ${table} BEGIN ${add} END;
    CREATE TRIGGER ${table}_search_changed AFTER UPDATE OF ${names} ON ${table} BEGIN ${remove} ${add} END;`;
};

/** An index of the few items that are handled in another way than the rest, which are looked for whenever something is recorded. */
export const handled = (table: string, id: string): string =>
  `CREATE INDEX ${table}_handled ON ${table} (${id}, handling) WHERE handling IS NOT NULL;`;
