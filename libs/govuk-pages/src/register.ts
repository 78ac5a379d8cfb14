import type { Block, Cell, Link, PageHead } from './page.js';

/** What a register can be narrowed by: one value at a time, each with how many items it would leave. */
export interface Filter {
  /** its name in the address and among the facets */
  readonly name: string;
  readonly label: string;
  /** what a value is called on the page; default: the label of the word */
  readonly title?: (value: string) => string;
  /** values that are offered without being counted */
  readonly offers?: readonly string[];
}

export interface RegisterColumn<Row> {
  readonly label: string;
  /** the name it is sorted by in the address; absent: it cannot be sorted */
  readonly sort?: string;
  readonly numeric?: boolean;
  readonly cell: (row: Row, today: string) => Cell;
  /** what an export holds instead of the words of the page: dates as dates, words as in the log */
  readonly exported?: (row: Row) => string | number | null | undefined;
  /** only in exports: not on the page */
  readonly exportOnly?: boolean;
}

/** A register described in data: a list that is filtered, sorted and paged on the server. */
export interface Register<Row> extends PageHead {
  readonly path: string;
  readonly lead?: string;
  /** above the list */
  readonly blocks?: readonly Block[];
  readonly actions?: readonly Link[];
  /** its rows need the whole width: the filters stand folded above them */
  readonly wide?: boolean;
  /** the words for one item, and for many */
  readonly items: readonly [one: string, many: string];
  /** the label of the search box; absent: there is none */
  readonly searchLabel?: string;
  readonly filters: readonly Filter[];
  readonly columns: readonly RegisterColumn<Row>[];
  /** what of it belongs in people's own calendars: “closing dates” */
  readonly calendar?: string;
  /** what stands there when the tracker holds none at all: what to do first */
  readonly empty: string;
}

/** How a register is asked for: everything is in the address, so a view can be sent to a colleague. */
export interface RegisterQuery {
  readonly q?: string;
  /** a column, `-` before it for the other way round */
  readonly sort?: string;
  /** from 1 */
  readonly page: number;
  readonly filters: Readonly<Record<string, string>>;
}

/** What a register shows: a page of rows, and the counts beside the filters. */
export interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly pageCount: number;
  readonly sort: string;
  readonly facets: Readonly<
    Record<string, readonly { readonly value: string; readonly title: string | null; readonly count: number }[]>
  >;
}

const one = (value: unknown): string | undefined => {
  const text = Array.isArray(value) ? value[0] : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, 200) : undefined;
};

/** Reads the address of a register. What it does not know is left out. */
export function readRegisterQuery(asked: Readonly<Record<string, unknown>>, filters: readonly Filter[]): RegisterQuery {
  const page = Number(one(asked.page) ?? 1);
  const q = one(asked.q);
  const sort = one(asked.sort);
  return {
    ...(q && { q }),
    ...(sort && { sort }),
    page: Number.isInteger(page) && page > 0 && page < 1_000_000 ? page : 1,
    filters: Object.fromEntries(
      filters.flatMap(({ name }) => {
        const value = one(asked[name]);
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  };
}

/** The address of a view of a register. */
export function registerAddress(
  path: string,
  { q, sort, page, filters }: RegisterQuery,
  more: Readonly<Record<string, string>> = {},
): string {
  const parameters = new URLSearchParams({
    ...(q && { q }),
    ...filters,
    ...(sort && { sort }),
    ...(page > 1 && { page: String(page) }),
    ...more,
  }).toString();
  return parameters ? `${path}?${parameters}` : path;
}
