import type { Database } from 'better-sqlite3';
import type { FacetCount, Listing, Paged } from './listing.js';
import { all, first } from './sql.js';

/** What a filter asks of a row. */
export interface Condition {
  /** the filter it comes from: its own counts are made without it */
  readonly facet?: string;
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** What a register is made of, in SQL. Text, never a value: values are bound. */
export interface Register<Facet extends string> {
  readonly from: string;
  /** what `@names` in any of the SQL stand for */
  readonly named?: Readonly<Record<string, unknown>>;
  readonly id: string;
  /** a number that no two rows share: the order of rows that are alike */
  readonly tie: string;
  /** by name: an expression that is never null */
  readonly sorts: Readonly<Record<string, string>>;
  readonly defaultSort: string;
  /** filters with few values, one a row: an expression each */
  readonly values: Readonly<Partial<Record<Facet, string>>>;
  /** filters with many values, or several a row: what to join, and the value and its title in it */
  readonly lists: Readonly<
    Partial<Record<Facet, { readonly join: string; readonly value: string; readonly title?: string }>>
  >;
}

export type Page<Facet extends string> = Omit<Paged<never, Facet>, 'rows'> & { readonly ids: readonly string[] };

const DEFAULT_SIZE = 25;
const LARGEST_SIZE = 1000;

/** A condition for each filter that was given; those left out or empty ask nothing. */
export const conditions = (...asked: readonly (false | '' | undefined | null | Condition)[]): readonly Condition[] =>
  asked.filter((condition) => typeof condition === 'object' && condition !== null);

/** A condition with the values it binds, when the value is there. */
export const when = <T>(
  value: T | undefined | null | '',
  sql: string,
  facet?: string,
  values: readonly unknown[] = [value],
) => (value === undefined || value === null || value === '' ? undefined : { facet, sql, values });

const where = (asked: readonly Condition[]) =>
  asked.length > 0 ? `WHERE ${asked.map(({ sql }) => `(${sql})`).join(' AND ')}` : '';
const bound = ({ named }: Register<string>, asked: readonly Condition[], ...more: readonly unknown[]) => [
  ...asked.flatMap(({ values }) => values),
  ...more,
  ...(named ? [named] : []),
];

/** The ids of one page of a register, with the total, and the counts by filter. */
export function pageOf<Facet extends string>(
  db: Database,
  register: Register<Facet>,
  asked: readonly Condition[],
  listing: Listing,
): Page<Facet> {
  const { facets, total } = counted(db, register, asked);
  const pageSize = within(listing.pageSize ?? DEFAULT_SIZE, 1, LARGEST_SIZE);
  const pageCount = Math.max(1, Math.ceil(total / pageSize));
  const page = listing.after === undefined ? within(listing.page ?? 1, 1, pageCount) : 1;
  const sort = known(register, listing.sort) ?? register.defaultSort;
  const [by, direction, beyond] = sort.startsWith('-')
    ? [register.sorts[sort.slice(1)]!, 'DESC', '<']
    : [register.sorts[sort]!, 'ASC', '>'];
  const after = cursor(listing.after);
  const rest = after ? [...asked, { sql: `(${by}, ${register.tie}) ${beyond} (?, ?)`, values: after }] : asked;
  const rows = all<{ id: string; sorted: string | number; tie: number }>(
    db,
    `SELECT ${register.id} AS id, ${by} AS sorted, ${register.tie} AS tie FROM ${register.from} ${where(rest)}
     ORDER BY ${by} ${direction}, ${register.tie} ${direction} LIMIT ? OFFSET ?`,
    ...bound(register, rest, pageSize + 1, (page - 1) * pageSize),
  );
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  const next = rows.length > pageSize && last ? Buffer.from(JSON.stringify([last.sorted, last.tie])) : null;
  return {
    ids: shown.map(({ id }) => id),
    total,
    page,
    pageSize,
    pageCount,
    sort,
    next: next?.toString('base64url') ?? null,
    facets,
  };
}

const within = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Number.isFinite(value) ? Math.trunc(value) : least));

const known = (register: Register<string>, sort: string | undefined) =>
  sort !== undefined && Object.hasOwn(register.sorts, sort.replace(/^-/, '')) ? sort : undefined;

/** What `next` said; anything else is no place to go on from. */
function cursor(after: string | undefined): readonly [unknown, number] | undefined {
  if (after === undefined) return undefined;
  try {
    const place: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    const [sorted, tie] = Array.isArray(place) ? (place as unknown[]) : [];
    const sortable = typeof sorted === 'string' || typeof sorted === 'number';
    return sortable && typeof tie === 'number' ? [sorted, tie] : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const isOwn = (facet: string) => (condition: Condition) => condition.facet === facet;

function counted<Facet extends string>(db: Database, register: Register<Facet>, asked: readonly Condition[]) {
  const values = Object.entries(register.values) as [Facet, string][];
  const together = values.filter(([facet]) => !asked.some(isOwn(facet)));
  const apart = values.filter(([facet]) => asked.some(isOwn(facet)));
  const tally = countTogether(db, register, together, asked);
  for (const [facet, value] of apart) {
    const others = asked.filter((condition) => !isOwn(facet)(condition));
    tally.facets[facet] = countTogether(db, register, [[facet, value]], others).facets[facet]!;
  }
  const facets = Object.fromEntries(
    values.map(([facet]) => [
      facet,
      mostFirst([...tally.facets[facet]!].map(([value, count]) => ({ value, title: null, count }))),
    ]),
  );
  for (const [facet, { join, value, title }] of Object.entries(register.lists) as [
    Facet,
    { join: string; value: string; title?: string },
  ][]) {
    const others = asked.filter((condition) => !isOwn(facet)(condition));
    facets[facet] = mostFirst(
      all<FacetCount>(
        db,
        `SELECT ${value} AS value, ${title ?? 'NULL'} AS title, count(*) AS count FROM ${register.from} ${join}
         ${where(others)} GROUP BY 1`,
        ...bound(register, others),
      ),
    );
  }
  return { facets: facets as Record<Facet, FacetCount[]>, total: tally.total };
}

/** Counts several filters in one pass over the rows. */
function countTogether<Facet extends string>(
  db: Database,
  register: Register<Facet>,
  values: readonly [Facet, string][],
  asked: readonly Condition[],
) {
  const facets = {} as Record<Facet, Map<string, number>>;
  for (const [facet] of values) facets[facet] = new Map();
  if (values.length === 0) {
    const sql = `SELECT count(*) AS total FROM ${register.from} ${where(asked)}`;
    return { facets, total: first<{ total: number }>(db, sql, ...bound(register, asked))!.total };
  }
  const columns = values.map(([, value], at) => `${value} AS v${at}`);
  const rows = all<Record<string, unknown> & { count: number }>(
    db,
    `SELECT ${columns.join(', ')}, count(*) AS count FROM ${register.from} ${where(asked)}
     GROUP BY ${values.map((_, at) => at + 1).join(', ')}`,
    ...bound(register, asked),
  );
  let total = 0;
  for (const row of rows) {
    total += row.count;
    values.forEach(([facet], at) => {
      const value = row[`v${at}`];
      if (value !== null) facets[facet].set(String(value), (facets[facet].get(String(value)) ?? 0) + row.count);
    });
  }
  return { facets, total };
}

const mostFirst = (counts: FacetCount[]): FacetCount[] =>
  counts.sort((a, b) => b.count - a.count || (a.title ?? a.value).localeCompare(b.title ?? b.value, 'en-GB'));
