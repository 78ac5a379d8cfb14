/** What a filter asks of a row. */
export interface Condition {
  /** the filter it comes from: its own counts are made without it */
  readonly facet?: string;
  readonly sql: string;
  readonly values: readonly unknown[];
  /** what was asked for, when it is shorter than the values */
  readonly said?: string;
  /** the entries of lists are of no other rows anyway */
  readonly implied?: boolean;
}

/** What a register is made of, in SQL. Text, never a value: values are bound. */
export interface Register<Facet extends string> {
  readonly from: string;
  /** the names of the projections whose tables it counts: counts stand until one of them changes */
  readonly reads: readonly string[];
  /** what to count all rows from: the same with an index that holds everything that is counted */
  readonly countFrom?: string;
  /**
   * what is kept of all rows, or of those that only implied conditions let through: a column for each of `values`, by its
   * name, and `count`; the sum counts
   */
  readonly kept?: string;
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
  /** filters with many values, or several a row */
  readonly lists: Readonly<Partial<Record<Facet, List>>>;
}

/** The entries of a list, as rows of `tie` and `value`; and, for values that are ids, what yields their `id` and `title`. */
export interface List {
  readonly entries: string;
  /** the same counted, as `value` and `count`, when nothing narrows the rows: a value may come more than once */
  readonly counts?: string;
  /** the same kept, for who sees all rows */
  readonly kept?: string;
  readonly titles?: string;
}

/** A condition for each filter that was given; those left out or empty ask nothing. */
export const conditions = (...asked: readonly (false | '' | undefined | null | Condition)[]): readonly Condition[] =>
  asked.filter((condition) => typeof condition === 'object' && condition !== null);

/** A condition with the values it binds, when the value is there. */
export const when = <T>(
  value: T | undefined | null | '',
  sql: string,
  facet?: string,
  values: readonly unknown[] = [value],
): Condition | undefined =>
  value === undefined || value === null || value === '' ? undefined : { facet, sql, values };

/** The conditions as SQL, from WHERE on. */
export const where = (asked: readonly Condition[]): string =>
  asked.length > 0 ? `WHERE ${asked.map(({ sql }) => `(${sql})`).join(' AND ')}` : '';

/** What a statement with these conditions binds, in order; `more` comes after them. */
export const bound = ({ named }: Pick<Register<string>, 'named'>, asked: readonly Condition[], ...more: unknown[]) => [
  ...asked.flatMap(({ values }) => values),
  ...more,
  ...(named ? [named] : []),
];

/** A whole number within bounds; what is no number is the least. */
export const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Number.isFinite(value) ? Math.trunc(value) : least));
