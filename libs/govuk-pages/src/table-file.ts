import writeXlsxFile, { type Cell as SheetCell } from 'write-excel-file/node';
import { isLocalDate } from '#vocabulary';
import { csvOf, plainText } from './cells.js';
import type { Cell } from './page.js';

/** A list to take away. */
export interface TableFile {
  readonly title: string;
  /** what it is narrowed to, a sentence each */
  readonly narrowed?: readonly string[];
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What the column of a file is called that says on every line how the file is to be handled. */
export const MARKING_COLUMN = 'Marking of this file';

/**
 * As comma-separated values. The headings come first, as programs expect; so the marking of the file stands on every line,
 * and stays with the lines that somebody copies out.
 */
export const tableCsv = ({ headings, rows }: TableFile, marking: string): string =>
  csvOf(
    [...headings, MARKING_COLUMN],
    rows.map((row) => [...row, marking]),
  );

/** What the name of a sheet may not hold, and how long it may be. */
const FORBIDDEN = /[[\]:*?/\\]/g;
const NAME_LENGTH = 31;
const [NARROWEST, WIDEST] = [10, 60];
const LONGEST = 32_767;
const DAY = 24 * 60 * 60 * 1000;
const FIRST_DAY = Date.UTC(1899, 11, 30);

const bold = (value: string): SheetCell => ({ value, type: String, fontWeight: 'bold' });

/** A date as spreadsheets count it: in days. */
const serialOf = (text: string) => (isLocalDate(text) ? (Date.parse(text) - FIRST_DAY) / DAY : undefined);

/** A text is a text, whatever it begins with: nothing that somebody typed is a formula. A date is a day that sorts as one. */
function sheetCell(cell: Cell): SheetCell {
  if (typeof cell === 'number') return { value: cell, type: Number };
  const text = plainText(cell);
  if (text === '') return null;
  const day = serialOf(text);
  if (day !== undefined) return { value: day, type: Number, format: 'yyyy-mm-dd' };
  return { value: text.slice(0, LONGEST), type: String, wrap: text.length > WIDEST };
}

const widthOf = (column: number, { headings, rows }: TableFile) =>
  Math.min(
    WIDEST,
    rows
      .slice(0, 200)
      .reduce(
        (widest, row) => Math.max(widest, plainText(row[column]).length + 2),
        Math.max(NARROWEST, (headings[column]?.length ?? 0) + 2),
      ),
  );

/** As a workbook: the marking at the head and the foot, what it is of, then the rows with dates as dates and numbers as numbers. */
export async function tableXlsx(file: TableFile, marking: string): Promise<Buffer> {
  const { title, narrowed = [], headings, rows } = file;
  const head = [[bold(marking)], [bold(title)], ...narrowed.map((sentence) => [{ value: sentence, type: String }])];
  return writeXlsxFile([...head, headings.map(bold), ...rows.map((row) => row.map(sheetCell)), [bold(marking)]], {
    sheet: title.replaceAll(FORBIDDEN, ' ').slice(0, NAME_LENGTH).trim(),
    columns: headings.map((_, column) => ({ width: widthOf(column, file) })),
    stickyRowsCount: head.length + 1,
  }).toBuffer();
}
