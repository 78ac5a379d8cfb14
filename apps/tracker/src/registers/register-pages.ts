import { Controller, Get, Query, type Type } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { QueryBus, type Query as Question } from '@nestjs/cqrs';
import { readRegisterQuery, registerCsv, type Register } from '#govuk-pages';
import type { Listing, Paged } from '#registers';
import { Download, register as registerPage, type Drawn } from '../web/answer.js';
import { today } from '../web/clock.js';

/** How many rows an export asks for at a time. */
const EXPORTED_AT_ONCE = 1000;

/** A register, and the question that fills it. */
export interface RegisterOf<Row> {
  readonly register: Register<Row>;
  readonly sorts: readonly string[];
  readonly list: (listing: Listing & Readonly<Record<string, unknown>>) => Question<Paged<Row, string>>;
}

/** The page of a register, its export, and the same rows at `GET /api/<subject>`. */
export function registerPages<Row>({ register, sorts, list }: RegisterOf<Row>): Type[] {
  @Controller(register.path)
  class RegisterPages {
    constructor(private readonly queries: QueryBus) {}

    @Get()
    async show(@Query() asked: Record<string, string>): Promise<Drawn | Download> {
      const { filters, ...listing } = readRegisterQuery(asked, register.filters);
      if (asked.format === 'csv') return this.csv({ ...listing, ...filters });
      const found = await this.queries.execute(list({ ...listing, ...filters }));
      return registerPage(register, { filters, ...listing }, found);
    }

    private async csv(listing: Listing): Promise<Download> {
      const rows: Row[] = [];
      let next: string | null | undefined;
      do {
        const found = await this.queries.execute(
          list({ ...listing, page: 1, pageSize: EXPORTED_AT_ONCE, ...(next && { after: next }) }),
        );
        rows.push(...found.rows);
        next = found.next;
      } while (next);
      const name = `${register.path.slice(1)}-${today()}.csv`;
      return new Download(name, 'text/csv; charset=utf-8', registerCsv(register, rows, today()));
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
