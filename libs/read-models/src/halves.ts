import Database from 'better-sqlite3';
import type { Effects, Projection } from './projection.js';
import { ANALYSE } from './projector.js';

/** Whatever takes longer was interrupted by something else. */
const AN_EFFECT_AT_MOST_MS = 0.25;

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
          note(spent, projection, Math.min(AN_EFFECT_AT_MOST_MS, performance.now() - from));
        };
      const effects = Object.entries(projection.effects(db) as Record<string, (event: never) => void>);
      return Object.fromEntries(effects.map(([type, effect]) => [type, noting(effect)])) as Effects<never>;
    },
  }));

/** Notes in addition how long the indexes of each take: they are made, and forgotten again. */
export function timeIndexes(file: string, projections: readonly Projection[], spent: Map<string, number>): void {
  const db = new Database(file, { fileMustExist: true });
  try {
    for (const projection of projections) {
      const from = performance.now();
      db.exec('BEGIN');
      try {
        db.exec(projection.indexes ?? '');
      } catch {
        // rows that do not fit their index: the end of the build finds and tells it
      }
      if (db.inTransaction) db.exec('ROLLBACK');
      note(spent, projection, performance.now() - from);
    }
  } finally {
    db.close();
  }
}

const note = (spent: Map<string, number>, { name }: Projection, milliseconds: number) =>
  spent.set(name, (spent.get(name) ?? 0) + milliseconds);

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

/**
 * Moves all that some projections have, indexes included, into a database that is like theirs but has older rows of them
 * and no indexes yet. Rows and indexes are copied as they are, which takes a fraction of making them again.
 */
export function moveTables(from: string, to: string, projections: readonly Projection[]): void {
  const db = new Database(to, { fileMustExist: true });
  try {
    // allows the tables behind a full-text index to be written
    db.unsafeMode();
    for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'foreign_keys = OFF']) db.pragma(pragma);
    db.prepare('ATTACH ? AS part').run(from);
    db.exec('BEGIN; INSERT OR IGNORE INTO main.read_model_faults SELECT * FROM part.read_model_faults');
    const there = new Set(db.prepare<[], string>('SELECT name FROM main.sqlite_schema').pluck().all());
    const all = projections.flatMap(schemaOf);
    const make = (...kinds: Kind[]) => {
      for (const { kind, name, sql } of all) if (kinds.includes(kind) && !there.has(name)) db.exec(sql);
    };
    make('table', 'virtual', 'index');
    for (const { kind, name } of all)
      if (kind === 'table' || kind === 'shadow')
        // this very form, into an empty table, copies without looking into the rows
        db.exec(`DELETE FROM main."${name}"; INSERT INTO main."${name}" SELECT * FROM part."${name}"`);
    make('view', 'trigger');
    db.exec(`COMMIT; ${ANALYSE}`);
  } finally {
    db.close();
  }
}

/** Rows with generated columns cannot be copied so, nor rows that set off triggers. */
const canMove = ({ name, tables, effects }: Projection) =>
  schemaOf({ name, tables, effects }).every(({ kind, sql }) => kind !== 'trigger' && !/GENERATED ALWAYS/i.test(sql));

type Kind = 'table' | 'virtual' | 'shadow' | 'index' | 'view' | 'trigger';

/** What a projection makes, in the order in which it makes it. */
function schemaOf({ tables, indexes = '' }: Projection): { kind: Kind; name: string; sql: string }[] {
  const db = new Database(':memory:');
  try {
    db.exec(`${tables};${indexes}`);
    return db
      .prepare<[], { kind: Kind; name: string; sql: string }>(
        `SELECT coalesce(l.type, s.type) AS kind, s.name, sql
         FROM sqlite_schema s LEFT JOIN pragma_table_list l ON l.schema = 'main' AND l.name = s.name
         WHERE sql IS NOT NULL ORDER BY s.rowid`,
      )
      .all();
  } finally {
    db.close();
  }
}
