import type { Database } from 'better-sqlite3';
import { narrowedTo, touchedAt } from '#read-models';
import { keptAt } from './kept.js';
import type { FacetCount } from './listing.js';
import { bound, where, type Condition, type List, type Register } from './conditions.js';
import { all, first } from './sql.js';

/** How many rows a register has under some conditions, and how many there would be for each value of each filter. */
export interface Counted<Facet extends string> {
  readonly total: number;
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>;
}

const VALUES_AT_MOST = 100;

/** Counts what a register holds, once for as long as what it counts stays the same. */
export function counted<Facet extends string>(
  db: Database,
  register: Register<Facet>,
  asked: readonly Condition[],
  position: number | undefined,
): Counted<Facet> {
  const question = asked.map(({ facet, sql, said, values }) => [facet, sql, said ?? values]);
  const since = position === undefined || db.memory ? undefined : touchedAt(db, register.reads);
  return keptAt(db, since, [register.id, register.named, question], () => count(db, register, asked));
}

function count<Facet extends string>(
  db: Database,
  register: Register<Facet>,
  asked: readonly Condition[],
): Counted<Facet> {
  const values = Object.entries(register.values) as [Facet, string][];
  const isAsked = (facet: Facet) => asked.some((condition) => condition.facet === facet);
  const others = (facet: Facet) => asked.filter((condition) => condition.facet !== facet);
  const { facets, total } = countTogether(
    db,
    register,
    values.filter(([facet]) => !isAsked(facet)),
    asked,
  );
  for (const [facet, value] of values.filter(([name]) => isAsked(name)))
    facets[facet] = countTogether(db, register, [[facet, value]], others(facet)).facets[facet];
  for (const [facet, list] of Object.entries(register.lists) as [Facet, List][])
    facets[facet] = countList(db, register, list, others(facet));
  return { facets, total };
}

/** Counts several filters in one pass over the rows. */
function countTogether<Facet extends string>(
  db: Database,
  register: Register<Facet>,
  values: readonly [Facet, string][],
  asked: readonly Condition[],
) {
  if (register.kept && isOfAll(db, asked)) return countKept(db, register.kept, values);
  const from = `FROM ${asked.length === 0 && narrowedTo(db) === undefined ? (register.countFrom ?? register.from) : register.from} ${where(asked)}`;
  if (values.length === 0) {
    const { total } = first<{ total: number }>(db, `SELECT count(*) AS total ${from}`, ...bound(register, asked))!;
    return { facets: {} as Record<Facet, FacetCount[]>, total };
  }
  const rows = all<Counts>(
    db,
    `SELECT ${values.map(([, value], at) => `${value} AS v${at}`).join(', ')}, count(*) AS count ${from}
     GROUP BY ${values.map((_, at) => at + 1).join(', ')}`,
    ...bound(register, asked),
  );
  return summed(
    rows,
    values.map(([facet], at) => [facet, `v${at}`]),
  );
}

/** Nobody is to see less than all there is, and nothing is asked but what holds of all that is kept. */
const isOfAll = (db: Database, asked: readonly Condition[]) =>
  narrowedTo(db) === undefined && asked.every(({ implied }) => implied);

const countKept = <Facet extends string>(db: Database, kept: string, values: readonly [Facet, string][]) =>
  summed(
    all<Counts>(db, kept),
    values.map(([facet]) => [facet, facet]),
  );

type Counts = Record<string, unknown> & { count: number };

/** Sums up what was counted together, for each filter by the column that holds its values. */
function summed<Facet extends string>(rows: readonly Counts[], columns: readonly [Facet, string][]) {
  const tally = (column: string) => {
    const counts = new Map<string, number>();
    for (const row of rows)
      if (row[column] !== null) counts.set(String(row[column]), (counts.get(String(row[column])) ?? 0) + row.count);
    return [...counts].flatMap(([value, count]) => (count > 0 ? [{ value, title: null, count }] : [])).sort(mostFirst);
  };
  return {
    facets: Object.fromEntries(columns.map(([facet, column]) => [facet, tally(column)])) as Record<Facet, FacetCount[]>,
    total: rows.reduce((sum, { count }) => sum + count, 0),
  };
}

const mostFirst = (a: FacetCount, b: FacetCount) => b.count - a.count || (a.value < b.value ? -1 : 1);

/** Counts the entries of a list that are of the rows asked for: of very many values those with most. */
function countList(
  db: Database,
  register: Register<string>,
  { entries, counts: quick, kept, titles }: List,
  asked: readonly Condition[],
) {
  const some = asked.every(({ implied }) => implied)
    ? ''
    : `WHERE tie IN (SELECT ${register.tie} FROM ${register.from} ${where(asked)})`;
  const sums = some ? undefined : isOfAll(db, asked) ? (kept ?? quick) : quick;
  const [number, from] = sums ? ['sum(count)', sums] : ['count(*)', entries];
  const counts = `SELECT value, ${number} AS count FROM (${from}) ${some} GROUP BY value HAVING ${number} > 0
    ORDER BY ${number} DESC, value LIMIT ${VALUES_AT_MOST}`;
  return all<FacetCount>(
    db,
    titles
      ? `SELECT value, title, count FROM (${counts}) LEFT JOIN (${titles}) ON id = value ORDER BY count DESC, value`
      : `SELECT value, NULL AS title, count FROM (${counts})`,
    ...(some ? bound(register, asked) : []),
  );
}
