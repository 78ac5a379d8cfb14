import type { Database } from 'better-sqlite3';
import { bound, where, within, type Condition, type Register } from './conditions.js';
import { counted } from './counted.js';
import type { Listing, Paged } from './listing.js';
import { all } from './sql.js';

type Page<Facet extends string> = Omit<Paged<never, Facet>, 'rows'> & { readonly ids: readonly string[] };

const DEFAULT_SIZE = 25;
const LARGEST_SIZE = 1000;

/**
 * The ids of one page of a register, with the total, and the counts by filter. `position` is that of the log which the
 * database has reached: what was counted there need not be counted again.
 */
export function pageOf<Facet extends string>(
  db: Database,
  register: Register<Facet>,
  asked: readonly Condition[],
  listing: Listing,
  position?: number,
): Page<Facet> {
  const { facets, total } = counted(db, register, asked, position);
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
