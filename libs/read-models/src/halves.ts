import Database from 'better-sqlite3';
import type { Effects, Projection } from './projection.js';

/** The same projections, noting the milliseconds that the effects of each take. */
export const timed = (projections: readonly Projection[], spent: Map<string, number>): Projection[] =>
  projections.map((projection) => ({
    ...projection,
    effects: (db) => {
      const noting =
        (effect: (event: never) => void) =>
        (event: never): void => {
          const from = performance.now();
          effect(event);
          spent.set(projection.name, (spent.get(projection.name) ?? 0) + performance.now() - from);
        };
      const effects = Object.entries(projection.effects(db) as Record<string, (event: never) => void>);
      return Object.fromEntries(effects.map(([type, effect]) => [type, noting(effect)])) as Effects<never>;
    },
  }));

/** The names of projections that do about half of the work together, of those whose tables can be moved. */
export function half(projections: readonly Projection[], spent: ReadonlyMap<string, number>): string[] {
  const cost = ({ name }: Projection) => spent.get(name) ?? 0;
  const moved: string[] = [];
  let balance = projections.filter((projection) => !canMove(projection)).reduce((total, each) => total + cost(each), 0);
  for (const projection of projections.filter(canMove).sort((a, b) => cost(b) - cost(a))) {
    if (balance > 0) moved.push(projection.name);
    balance += balance > 0 ? -cost(projection) : cost(projection);
  }
  return moved;
}

/** Moves the tables of some projections from one database into another that is like it and has older rows of them. */
export function moveTables(from: string, to: string, projections: readonly Projection[]): void {
  const db = new Database(to, { fileMustExist: true });
  try {
    for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'foreign_keys = OFF']) db.pragma(pragma);
    db.prepare('ATTACH ? AS part').run(from);
    db.exec('BEGIN; INSERT OR IGNORE INTO main.read_model_faults SELECT * FROM part.read_model_faults');
    for (const { type, name } of projections.flatMap(schemaOf))
      // this very form, into an empty table, copies rows and indexes without looking into them
      if (type === 'table')
        db.exec(`DELETE FROM main."${name}"; INSERT INTO main."${name}" SELECT * FROM part."${name}"`);
    db.exec('COMMIT');
  } finally {
    db.close();
  }
}

/** Rows of virtual tables, generated columns, and what triggers do cannot be copied. */
const canMove = (projection: Projection) =>
  schemaOf(projection).every(
    ({ type, sql }) => type !== 'trigger' && !/^CREATE VIRTUAL|GENERATED ALWAYS/i.test(sql ?? ''),
  );

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

function schemaOf({ tables }: Projection): SchemaRow[] {
  const db = new Database(':memory:');
  try {
    db.exec(tables);
    return db
      .prepare<[], SchemaRow>("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'")
      .all();
  } finally {
    db.close();
  }
}
