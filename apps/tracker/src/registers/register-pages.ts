import type { FastifyRequest } from 'fastify';
import { Controller, Get, Query, Req, type Type } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { QueryBus, type Query as Question } from '@nestjs/cqrs';
import { isFileFormat, readRegisterQuery, registerFile, type Register } from '#govuk-pages';
import type { Listing, Paged } from '#registers';
import { listFile, register as registerPage, type Drawn, type MarkedFile } from '../web/answer.js';
import { today } from '../web/clock.js';
import { siteOf } from '../web/sites.js';
import { calendarFile, type CalendarEntry } from './calendar-file.js';

/** How many rows an export asks for at a time. */
const EXPORTED_AT_ONCE = 1000;

/** A register, and the question that fills it. */
export interface RegisterOf<Row> {
  readonly register: Register<Row>;
  readonly sorts: readonly string[];
  /** what of its rows belongs in people's own calendars */
  readonly calendar?: { readonly name: string; readonly entries: (row: Row) => CalendarEntry[] };
  readonly list: (listing: Listing & Readonly<Record<string, unknown>>) => Question<Paged<Row, string>>;
}

/** The page of a register, its files, and the same rows at `GET /api/<subject>`. */
export function registerPages<Row>({ register, sorts, list, calendar }: RegisterOf<Row>): Type[] {
  @Controller(register.path)
  class RegisterPages {
    constructor(private readonly queries: QueryBus) {}

    @Get()
    async show(@Query() asked: Record<string, string>, @Req() request: FastifyRequest): Promise<Drawn | MarkedFile> {
      const { filters, ...listing } = readRegisterQuery(asked, register.filters);
      const { format } = asked;
      const name = `${register.path.slice(1).replaceAll('/', '-')}-${today()}`;
      if (isFileFormat(format)) {
        const { rows, facets } = await this.everyRow({ ...listing, ...filters });
        const table = registerFile(register, { ...listing, filters }, { rows, facets }, today());
        return listFile(name, format, table, rows);
      }
      if (calendar && format === 'ics') {
        const { rows } = await this.everyRow({ ...listing, ...filters });
        return calendarFile(name, calendar.name, rows.flatMap(calendar.entries), {
          site: siteOf(request),
          about: rows,
        });
      }
      const found = await this.queries.execute(list({ ...listing, ...filters }));
      return registerPage(register, { filters, ...listing }, found);
    }

    private async everyRow(listing: Listing): Promise<Pick<Paged<Row, string>, 'rows' | 'facets'>> {
      const rows: Row[] = [];
      let found: Paged<Row, string> | undefined;
      do {
        const after = found?.next;
        found = await this.queries.execute(
          list({ ...listing, page: 1, pageSize: EXPORTED_AT_ONCE, ...(after && { after }) }),
        );
        rows.push(...found.rows);
      } while (found.next);
      return { rows, facets: found.facets };
    }
  }

  @ApiTags(register.path.slice(1))
  @Controller(`/api${register.path}`)
  class RegisterApi {
    constructor(private readonly queries: QueryBus) {}

    @Get()
    @ApiOperation({
      operationId: `List${register.title.replaceAll(' ', '')}`,
      summary: `The ${register.items[1]}, a page at a time: pass “next” of an answer as “after” for the rows that follow`,
    })
    @ApiQuery({ name: 'q', required: false, description: 'Rows whose texts hold all the words' })
    @ApiQuery({
      name: 'sort',
      required: false,
      description: `One of ${sorts.join(', ')}; “-” before it for the other way round`,
    })
    @ApiQuery({ name: 'pageSize', required: false, description: 'Default 25, at most 1,000' })
    @ApiQuery({ name: 'after', required: false, description: 'The “next” of the rows before' })
    async list(@Query() asked: Record<string, string>): Promise<object> {
      const { filters, ...listing } = readRegisterQuery(asked, register.filters);
      const pageSize = Number(asked.pageSize);
      return this.queries.execute(
        list({
          ...listing,
          ...filters,
          ...(pageSize > 0 && { pageSize: Math.min(Math.floor(pageSize), EXPORTED_AT_ONCE) }),
          ...(typeof asked.after === 'string' && { after: asked.after }),
        }),
      );
    }
  }
  for (const { name } of register.filters) {
    const descriptor = Object.getOwnPropertyDescriptor(RegisterApi.prototype, 'list');
    if (descriptor) ApiQuery({ name, required: false })(RegisterApi.prototype, 'list', descriptor);
  }
  return [RegisterPages, RegisterApi];
}
