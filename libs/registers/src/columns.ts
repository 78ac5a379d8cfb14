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
  return (id: string, revision: number, fields: object): void => {
    const named = Object.entries(fields).filter(([field, value]) => field in columns && value !== undefined);
    const changes = ['revision', ...named.map(([field]) => columns[field])].map((column) => `${column} = ?`).join(', ');
    let statement = statements.get(changes);
    if (!statement) {
      statement = db.prepare(`UPDATE ${table} SET ${changes} WHERE ${key} = ?`);
      statements.set(changes, statement);
    }
    statement.run(revision, ...named.map(([, value]) => asColumn(value)), id);
  };
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
