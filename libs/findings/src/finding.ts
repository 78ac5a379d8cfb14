import type { Cell, Column } from '#govuk-pages';

/** Something that a table says: in words, and as a file for spreadsheets holds it. */
export interface Datum {
  readonly shown: Cell;
  readonly value: string | number | null;
}

export interface DataTable {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Datum[])[];
  /** what stands there instead of an empty table */
  readonly empty: string;
}

/** One thing that the figures say: a table, perhaps with a picture of it, and what it means. */
export interface Finding {
  /** its name in addresses and of its file, like `early-against-late` */
  readonly id: string;
  readonly heading: string;
  /** what is counted, and what it does not show */
  readonly text: string;
  readonly table: DataTable;
  readonly chart?: string;
}

/** Where what stands behind a number is found. Without it numbers are just numbers, as in a file. */
export interface Links {
  /** the rows that a figure counts, by its path, like `headline.raised`; `more` narrows the filters of the page */
  readonly rows?: (path: string, more?: Readonly<Record<string, string>>) => string;
  readonly consultation?: (id: string) => string;
  readonly organisation?: (id: string) => string;
}

/** A text. */
export const text = (words: string, href?: string): Datum => ({
  shown: href === undefined ? words : { text: words, href },
  value: words,
});

/** A number that leads to its rows. */
export const number = (value: number | null, href?: string, shown = numberInWords(value)): Datum => ({
  shown: href === undefined || value === null ? shown : { text: shown, href },
  value,
});

/** “1,200”, “12.5”; nothing for no number. */
export function numberInWords(value: number | null): string {
  return value === null ? '' : (Math.round(value * 10) / 10).toLocaleString('en-GB');
}
