import type { Cell, Piece } from './page.js';

/** The pieces of a cell; none when there is nothing to show. */
export function piecesOf(cell: Cell): readonly Piece[] {
  if (cell === undefined || cell === null || cell === '') return [];
  if (typeof cell === 'string') return [{ text: cell }];
  if (typeof cell === 'number') return [{ text: cell.toLocaleString('en-GB') }];
  return 'text' in cell ? [cell] : cell;
}

/** The plain text of a cell, as an export holds it. */
export const plainText = (cell: Cell): string =>
  typeof cell === 'number'
    ? String(cell)
    : piecesOf(cell)
        .map(({ text }) => text)
        .join('; ');

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A spreadsheet takes a text that begins like a formula for one: such a text is given an apostrophe first. */
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Comma-separated values with a heading line, as RFC 4180 says, marked as UTF-8 for spreadsheets. */
export const csvOf = (headings: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${[headings, ...rows]
    .map((row) =>
      row.map((cell) => quoted(typeof cell === 'number' ? String(cell) : harmless(plainText(cell)))).join(','),
    )
    .join('\r\n')}\r\n`;
