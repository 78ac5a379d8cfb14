import type { Database, Statement } from 'better-sqlite3';

const STATEMENTS_AT_MOST = 300;
const prepared = new WeakMap<Database, Map<string, Statement>>();

function statement(db: Database, sql: string): Statement {
  let statements = prepared.get(db);
  if (!statements) prepared.set(db, (statements = new Map()));
  let found = statements.get(sql);
  if (!found) {
    if (statements.size === STATEMENTS_AT_MOST) statements.clear();
    statements.set(sql, (found = db.prepare(sql)));
  }
  return found;
}

/** All rows of a question. Each connection prepares a question once. */
export const all = <Row>(db: Database, sql: string, ...values: readonly unknown[]): Row[] =>
  statement(db, sql).all(...values) as Row[];

/** The first row of a question. */
export const first = <Row>(db: Database, sql: string, ...values: readonly unknown[]): Row | undefined =>
  statement(db, sql).get(...values) as Row | undefined;

/** The first column of all rows of a question. */
export const ids = <Id extends string | number = string>(
  db: Database,
  sql: string,
  ...values: readonly unknown[]
): Id[] => all<Record<string, Id>>(db, sql, ...values).map((row) => Object.values(row)[0]!);

/** What a JSON column holds. */
export const parsed = <T>(text: string): T => JSON.parse(text) as T;

/** What a JSON column holds, or null. */
export const parsedOrNull = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T));

/** SQL for items as `{ id, title }` in one JSON column: `from` yields columns id and title. */
export const itemsJson = (from: string): string =>
  `(SELECT json_group_array(json_object('id', id, 'title', title)) FROM (${from} ORDER BY title, id))`;
