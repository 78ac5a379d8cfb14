import Database from 'better-sqlite3';
import type { Effects, Projection } from './projection.js';
import { ANALYSE } from './projector.js';

/** What the first half does beside its projections: the moments, and to take over the tables of the other. */
const BESIDES = 0.15;
/** So many are weighed against each other; the others cost next to nothing and stay. */
const WEIGHED_AT_MOST = 12;

/**
 * An effect that seems to last longer was interrupted by other work of a busy machine. Clocks of a thread's own work go by
 * some milliseconds, which is too coarse to tell effects of microseconds apart.
 */
const LASTS_AT_MOST_MS = 1;

const now = () => performance.now();

/** The same projections, noting the milliseconds that the effects of each last. */
export const timed = (projections: readonly Projection[], spent: Map<string, number>, clock = now): Projection[] =>
  projections.map((projection) => ({
    ...projection,
    effects: (db) => {
      const noting =
        (effect: (event: never) => void) =>
        (event: never): void => {
          const from = clock();
          effect(event);
          note(spent, projection, Math.min(clock() - from, LASTS_AT_MOST_MS));
        };
      const effects = Object.entries(projection.effects(db) as Record<string, (event: never) => void>);
      return Object.fromEntries(effects.map(([type, effect]) => [type, noting(effect)])) as Effects<never>;
    },
  }));

/** Notes in addition how long the indexes of each take: they are made, and forgotten again. */
export function timeIndexes(
  file: string,
  projections: readonly Projection[],
  spent: Map<string, number>,
  clock = now,
): void {
  const db = new Database(file, { fileMustExist: true });
  try {
    for (const projection of projections) {
      const from = clock();
      db.exec('BEGIN');
      try {
        db.exec(projection.indexes ?? '');
      } catch {
        // rows that do not fit their index: the end of the build finds and tells it
      }
      if (db.inTransaction) db.exec('ROLLBACK');
      note(spent, projection, clock() - from);
    }
  } finally {
    db.close();
  }
}

const note = (spent: Map<string, number>, { name }: Projection, milliseconds: number) =>
  spent.set(name, (spent.get(name) ?? 0) + milliseconds);

/** The names of projections that do about half of the work together, of those whose tables can be moved. */
export function half(projections: readonly Projection[], spent: ReadonlyMap<string, number>): string[] {
  const costOf = (some: readonly Projection[]) => some.reduce((sum, { name }) => sum + (spent.get(name) ?? 0), 0);
  const weighed = projections
    .filter(canMove)
    .toSorted((a, b) => costOf([b]) - costOf([a]))
    .slice(0, WEIGHED_AT_MOST);
  const total = costOf(projections);
  let best = { moved: [] as Projection[], lasts: total };
  for (let choice = 1; choice < 2 ** weighed.length; choice++) {
    const moved = weighed.filter((_, at) => choice & (1 << at));
    const there = costOf(moved);
    const lasts = Math.max(there, total - there + BESIDES * there);
    if (lasts < best.lasts) best = { moved, lasts };
  }
  return best.moved.map(({ name }) => name);
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
    db.prepare(
      `INSERT OR REPLACE INTO main.read_model_touched SELECT * FROM part.read_model_touched
       WHERE projection IN (SELECT value FROM json_each(?))`,
    ).run(JSON.stringify(projections.map(({ name }) => name)));
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
const canMove = ({ name, tables, effects, follows }: Projection) =>
  !follows &&
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
