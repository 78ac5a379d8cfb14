import Database from 'better-sqlite3';
import { momentsIn, MOMENTS } from './moments.js';
import { CHECKPOINT } from './own-tables.js';

const EXAMPLES = 20;

/** Full-text indexes merge their segments as batches fall; the rows behind them are compared. */
const NOT_ROWS = /_(data|idx)$/;

type Row = Readonly<Record<string, unknown>>;

/** A row that differs, named by its key; absent on the side that lacks it. */
export interface RowDifference {
  readonly key: string;
  readonly live?: Row;
  readonly rebuilt?: Row;
}

/** A table that differs: how many of its rows do, and the first of them. */
export interface TableDifference {
  readonly table: string;
  readonly rows: number;
  readonly examples: readonly RowDifference[];
}

/** What was compared, and what differs: nothing, when both databases hold the same. */
export interface Comparison {
  readonly tables: number;
  readonly rows: number;
  readonly differences: readonly TableDifference[];
}

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** of the primary key, or rowid */
  readonly key: readonly string[];
  /** what a row of one database is matched with in the other by: never null, and the same whenever events are replayed */
  readonly match: readonly string[];
}

/** Compares the read-model databases in two files, table by table and row by row; where each has read to is left aside. */
export function compare(live: string, rebuilt: string): Comparison {
  const db = new Database(live, { readonly: true, fileMustExist: true });
  try {
    return compareWith(db, rebuilt);
  } finally {
    db.close();
  }
}

/** Compares what a connection sees (within its transaction, if one is open) with a database file. */
export function compareWith(db: Database.Database, rebuilt: string): Comparison {
  db.prepare('ATTACH ? AS rebuilt').run(rebuilt);
  const [here, there] = [tablesOf(db, 'main'), tablesOf(db, 'rebuilt')];
  const both = [...here.values()].filter(({ name }) => there.has(name));
  const lonely = (tables: Map<string, Table>, others: Map<string, Table>, schema: string) =>
    [...tables.keys()]
      .filter((name) => !others.has(name))
      .map((name) => ({ table: name, rows: count(db, schema, name), examples: [] }));
  return {
    tables: here.size,
    rows: both.reduce((total, { name }) => total + count(db, 'main', name), 0),
    differences: [
      ...lonely(here, there, 'main'),
      ...lonely(there, here, 'rebuilt'),
      ...differencesInMoments(db),
      ...both.flatMap((table) => differencesIn(db, table, there.get(table.name)!) ?? []),
    ],
  };
}

/** The moments are packed as batches fall: what they say is compared. */
function differencesInMoments(db: Database.Database): TableDifference[] {
  const [live, rebuilt] = [momentsIn(db, 'main'), momentsIn(db, 'rebuilt')];
  const examples: RowDifference[] = [];
  let rows = 0;
  for (let [a, b] = [live.next().value, rebuilt.next().value]; a || b;) {
    const at = Math.min(a?.[0] ?? Infinity, b?.[0] ?? Infinity);
    const [here, there] = [a?.[0] === at ? a[1] : undefined, b?.[0] === at ? b[1] : undefined];
    if (here !== there && rows++ < EXAMPLES)
      examples.push({
        key: `recorded_at ${new Date(at).toISOString()}`,
        ...(here !== undefined && { live: { recorded_at: at, position: here } }),
        ...(there !== undefined && { rebuilt: { recorded_at: at, position: there } }),
      });
    if (here !== undefined) a = live.next().value;
    if (there !== undefined) b = rebuilt.next().value;
  }
  return rows > 0 ? [{ table: MOMENTS, rows, examples }] : [];
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

const count = (db: Database.Database, schema: string, name: string) =>
  db
    .prepare<[], number>(`SELECT count(*) FROM ${schema}.${quoted(name)}`)
    .pluck()
    .get() ?? 0;

function tablesOf(db: Database.Database, schema: string): Map<string, Table> {
  const tables = db
    .prepare<[string], { name: string; type: string; wr: number }>(
      `SELECT name, type, wr FROM pragma_table_list WHERE schema = ? AND type IN ('table', 'shadow')
       AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name`,
    )
    .all(schema)
    .filter(({ name, type }) => ![CHECKPOINT, MOMENTS].includes(name) && !(type === 'shadow' && NOT_ROWS.test(name)));
  const columnsOf = db.prepare<[string, string], { name: string; pk: number }>(
    'SELECT name, pk FROM pragma_table_info(?, ?)',
  );
  return new Map(
    tables.map(({ name, wr }) => {
      const columns = columnsOf.all(name, schema);
      const primary = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
      const names = primary.map(({ name }) => name);
      const key = names.length > 0 ? names : ['rowid'];
      return [name, { name, columns: columns.map(({ name }) => name), key, match: wr === 1 ? key : ['rowid'] }];
    }),
  );
}

function differencesIn(db: Database.Database, here: Table, there: Table): TableDifference | undefined {
  const columns = [...new Set([...here.match, ...here.columns, ...there.columns])];
  const value = (side: string, table: Table, name: string) =>
    [...table.match, ...table.columns].includes(name) ? `${side}.${quoted(name)}` : 'NULL';
  const pairs = columns.map((name) => [value('a', here, name), value('b', there, name)] as const);
  const from = `
    FROM main.${quoted(here.name)} a FULL JOIN rebuilt.${quoted(here.name)} b
    ON ${here.match.map((name) => `a.${quoted(name)} = b.${quoted(name)}`).join(' AND ')}
    WHERE ${pairs.map(([a, b]) => `${a} IS NOT ${b}`).join(' OR ')}`;
  const rows = db.prepare<[], number>(`SELECT count(*) ${from}`).pluck().get() ?? 0;
  if (rows === 0) return undefined;
  const selected = [...pairs.map(([a]) => a), ...pairs.map(([, b]) => b)].join(', ');
  const found = db.prepare<[number], unknown[]>(`SELECT ${selected} ${from} LIMIT ?`).raw().all(EXAMPLES);
  return {
    table: here.name,
    rows,
    examples: found.map((values) => {
      const side = (from: number): Row | undefined =>
        values[from] === null ? undefined : Object.fromEntries(columns.map((name, at) => [name, values[from + at]]));
      const [live, rebuilt] = [side(0), side(columns.length)];
      const shown = (live ?? rebuilt)!;
      const key = here.key.map((name) => `${name} ${String(shown[name])}`).join(', ');
      return { key, ...(live && { live }), ...(rebuilt && { rebuilt }) };
    }),
  };
}
