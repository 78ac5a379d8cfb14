import writeXlsxFile, { type Cell, type Sheet } from 'write-excel-file/node';
import type { DataTable } from '#findings';
import type { Paper, ReportFile } from './paper.js';
import { sealed } from './seal.js';

/** What the name of a sheet may not hold, and how long it may be. */
const FORBIDDEN = /[[\]:*?/\\]/g;
const NAME_LENGTH = 31;

const bold = (value: string): Cell => ({ value, type: String, fontWeight: 'bold' });
const cellOf = (value: string | number | null): Cell =>
  value === null || value === ''
    ? null
    : typeof value === 'number'
      ? { value, type: Number }
      : { value, type: String, wrap: true };

/** Numbered: two headings can begin alike. */
const sheetName = (number: number, heading: string) =>
  `${number} ${heading.replaceAll(FORBIDDEN, ' ')}`.slice(0, NAME_LENGTH).trim();

const sheetOf = (name: string, { caption, columns, rows, empty }: DataTable, marking: string): Sheet<never> => ({
  sheet: name,
  columns: columns.map((_, n) => ({ width: n === 0 ? 60 : 22 })),
  data: [
    [bold(marking)],
    [bold(caption)],
    columns.map(({ label }) => bold(label)),
    ...(rows.length === 0 ? [[cellOf(empty)]] : rows.map((row) => row.map(({ value }) => cellOf(value)))),
  ],
});

/** A report as a workbook: what it is of, then a sheet a table, with numbers as numbers. */
export async function xlsxOf({ title, marking, asOf, facts, lead, sections }: Paper): Promise<ReportFile> {
  const about: Sheet<never> = {
    sheet: 'Report',
    columns: [{ width: 40 }, { width: 90 }],
    data: [
      [bold(marking)],
      [bold(title)],
      [cellOf(lead)],
      ...facts.map(({ label, value }) => [bold(label), cellOf(value)]),
    ],
  };
  const tables = sections
    .flatMap(({ heading, table }) => (table ? [{ heading, table }] : []))
    .map(({ heading, table }, n) => sheetOf(sheetName(n + 1, heading), table, marking));
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: sealed(await writeXlsxFile([about, ...tables]).toBuffer(), asOf),
  };
}
