/** What every register can be asked, beside its own filters. Values come from the address bar: what is not known is ignored. */
export interface Listing {
  /** free text: rows whose texts hold all the words */
  readonly q?: string;
  /** a column of the register, `-` before it for the other way round: `title`, `-closesAt` */
  readonly sort?: string;
  /** from 1 */
  readonly page?: number;
  /** default 25, at most 1,000 */
  readonly pageSize?: number;
  /** instead of a page: the `next` of the rows before, for readers who walk through everything */
  readonly after?: string;
}

/** How many rows there would be with this value of a filter and the other filters as they are. */
export interface FacetCount {
  readonly value: string;
  /** for values that are ids: what the item is called */
  readonly title: string | null;
  readonly count: number;
}

export interface Paged<Row, Facet extends string = never> {
  readonly rows: readonly Row[];
  /** all rows that the filters let through */
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  /** at least 1 */
  readonly pageCount: number;
  /** the column the rows are in order of, as asked or the register's own */
  readonly sort: string;
  /** what to ask `after` for the rows that follow; null at the end */
  readonly next: string | null;
  /** by filter: its values with their counts, most frequent first */
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>;
}

/** How many related items of a kind a page shows; their register has the rest. */
export const RELATED_AT_MOST = 50;

/** An item, by what its pages call it. An id that the tracker does not hold is its own title. */
export interface ItemRef {
  readonly id: string;
  readonly title: string;
}

/** What can be looked up, and has a page. */
export const ITEM_KINDS = [
  'policy',
  'consultation',
  'engagement',
  'ask',
  'decision',
  'claim',
  'response',
  'organisation',
  'meeting',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** When something was recorded, by whom. */
export interface Recorded {
  /** instant */
  readonly recordedAt: string;
  /** `person-<id>` or `system:<name>` */
  readonly actor: string;
}
