import {
  drawPage,
  drawRegister,
  type BlocksPage,
  type Register,
  type RegisterQuery,
  type Rows,
  type Site,
} from '#govuk-pages';
import { today } from './clock.js';

/** A page to be drawn for whoever asks for it. */
export class Drawn {
  constructor(
    readonly draw: (site: Site) => string,
    readonly status = 200,
  ) {}
}

/** On to another page, which says what was done. */
export class SeeOther {
  constructor(
    readonly location: string,
    readonly done?: string,
    readonly cookies: Readonly<Record<string, string>> = {},
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

/** Shows a page. */
export const page = (shown: Omit<BlocksPage, 'kind'>, status = 200): Drawn =>
  new Drawn((site) => drawPage({ kind: 'page', ...shown }, site), status);

/** Shows a register. */
export const register = <Row>(shown: Register<Row>, query: RegisterQuery, found: Rows<Row>): Drawn =>
  new Drawn((site) => drawRegister(shown, query, found, { site, today: today() }));
