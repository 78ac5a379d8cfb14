import {
  drawPage,
  drawRegister,
  tableCsv,
  tableXlsx,
  type BlocksPage,
  type FileFormat,
  type Register,
  type RegisterQuery,
  type Rows,
  type Site,
  type TableFile,
} from '#govuk-pages';
import type { Marking } from '#registers';
import { today } from './clock.js';

/** A page to be drawn for whoever asks for it. */
export class Drawn {
  constructor(
    readonly draw: (site: Site) => string,
    readonly status = 200,
    /** Set-Cookie headers */
    readonly cookies: readonly string[] = [],
  ) {}
}

/** On to another page, which says what was done. */
export class SeeOther {
  constructor(
    readonly location: string,
    readonly done?: string,
    /** Set-Cookie headers */
    readonly cookies: readonly string[] = [],
  ) {}
}

/** A file to keep. */
export class Download {
  constructor(
    readonly fileName: string,
    readonly type: string,
    readonly content: string | Buffer,
  ) {}
}

/** A file that says how it is to be handled: as what it tells of. */
export class MarkedFile {
  constructor(
    /** the rows it is made of, with the ids of all that they name */
    readonly about: unknown,
    readonly make: (marking: Marking, isSample: boolean) => Download | Promise<Download>,
  ) {}
}

/** What stands beside the marking of a file with sample data in it. */
const OF_SAMPLE = 'SAMPLE DATA';

/** A list as a file. @param name without its ending @param about the rows, with the ids of all that they name */
export function listFile(name: string, format: FileFormat, table: TableFile, about: unknown): MarkedFile {
  return new MarkedFile(about, async (marking, isSample) => {
    const said = `${marking.toUpperCase()}${isSample ? ` – ${OF_SAMPLE}` : ''}`;
    const file = `${name}${marking === 'official' ? '' : `-${marking.toUpperCase()}`}.${format}`;
    return format === 'csv'
      ? new Download(file, 'text/csv; charset=utf-8', tableCsv(table, said))
      : new Download(file, XLSX, await tableXlsx(table, said));
  });
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Shows a page. */
export const page = (shown: Omit<BlocksPage, 'kind'>, status = 200, cookies: readonly string[] = []): Drawn =>
  new Drawn((site) => drawPage({ kind: 'page', ...shown }, site), status, cookies);

/** Shows a register. */
export const register = <Row>(shown: Register<Row>, query: RegisterQuery, found: Rows<Row>): Drawn =>
  new Drawn((site) => drawRegister(shown, query, found, { site, today: today() }));
