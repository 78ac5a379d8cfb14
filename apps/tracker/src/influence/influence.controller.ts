import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { measured, scopeInWords, type Ask } from '#findings';
import { isFileFormat, readRegisterQuery, registerFile } from '#govuk-pages';
import { EarlyInfluence, RowsBehind, WhyCounted, type EarlyInfluenceFigures } from '#influence';
import { KnownAbout, ListPolicies } from '#registers';
import { listFile, page, register, type Drawn, type MarkedFile } from '../web/answer.js';
import { knownAt, today } from '../web/clock.js';
import { notFound } from '../web/errors.js';
import { fileOfTable, influencePage, tableOf } from './influence-page.js';
import { asksRaised } from './influence-register.js';
import { viewOf } from './influence-view.js';
import { rowsFile, rowsPage } from './rows-page.js';
import { filtersOf, viewAsked, type View } from './view.js';
import { whyPage } from './why-page.js';

/** The product's own question: the figures, and what stands behind each. */
@Controller('/influence')
export class InfluenceController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  async show(@Query() asked: Record<string, string>): Promise<Drawn> {
    const view = viewAsked(asked, knownAt());
    const found = await measured(this.ask, view.scope);
    const { facets } = await this.queries.execute(new ListPolicies({ pageSize: 1 }));
    const narrowed = scopeInWords(view.scope, await this.policyTitle(view));
    return page(influencePage(view, found, { filters: filtersOf(view, '/influence', facets), narrowed }));
  }

  @Get('/files/:name')
  async file(@Param('name') name: string, @Query() asked: Record<string, string>): Promise<MarkedFile> {
    const view = viewAsked(asked, knownAt());
    const found = await measured(this.ask, view.scope);
    const [, id = '', format] = /^(.*)\.([a-z]+)$/.exec(name) ?? [];
    const table = isFileFormat(format) && tableOf(id, found);
    if (!table || !isFileFormat(format)) throw notFound('table');
    const narrowed = scopeInWords(view.scope, await this.policyTitle(view));
    return listFile(id, format, { ...fileOfTable(table), narrowed }, table);
  }

  @Get('/rows')
  async rows(@Query() asked: Record<string, string>): Promise<Drawn | MarkedFile> {
    const view = viewAsked(asked, knownAt());
    const { format } = asked;
    const number = Number(asked.page);
    const paging = isFileFormat(format) ? { pageSize: Infinity } : { page: number > 0 ? Math.floor(number) : 1 };
    const found = await this.queries.execute(new RowsBehind(view.scope, asked.figure ?? '', paging));
    if (!found) throw notFound('figure');
    const narrowed = scopeInWords(view.scope, await this.policyTitle(view));
    return isFileFormat(format)
      ? listFile('rows-of-a-figure', format, rowsFile(found, narrowed), found)
      : page(rowsPage(view, found, narrowed));
  }

  @Get('/why')
  async why(@Query() asked: Record<string, string>): Promise<Drawn> {
    const view = viewAsked(asked, knownAt());
    const figure = asked.figure ?? '';
    const reasons = await this.queries.execute(new WhyCounted(view.scope, figure, asked.row ?? ''));
    if (!reasons) throw notFound('row of that figure');
    return page(whyPage(view, figure, reasons));
  }

  @Get('/asks')
  async asks(@Query() asked: Record<string, string>): Promise<Drawn | MarkedFile> {
    const { pairs } = await this.queries.execute(new EarlyInfluence({ asAt: today() }));
    const query = readRegisterQuery(asked, asksRaised.filters);
    const { format } = asked;
    if (!isFileFormat(format)) return register(asksRaised, query, viewOf(pairs, query));
    const every = viewOf(pairs, query, Infinity);
    return listFile(`asks-raised-${today()}`, format, registerFile(asksRaised, query, every, today()), every.rows);
  }

  private readonly ask: Ask = (query) => this.queries.execute(query);

  private async policyTitle({ scope: { policyId } }: View): Promise<string | undefined> {
    if (policyId === undefined) return undefined;
    const { policies } = await this.queries.execute(new KnownAbout({ policyIds: [policyId] }, knownAt()));
    return policies.get(policyId)?.title;
  }
}

@ApiTags('influence')
@Controller('/api/influence')
export class InfluenceApi {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    operationId: 'EarlyInfluence',
    summary:
      'How many asks reached a decision, how many of them were first raised early, how those fared, and the rows behind',
  })
  @ApiQuery({ name: 'theme', required: false })
  @ApiQuery({ name: 'department', required: false })
  @ApiQuery({ name: 'nation', required: false })
  @ApiQuery({ name: 'policyId', required: false })
  show(
    @Query('theme') theme?: string,
    @Query('department') department?: string,
    @Query('nation') nation?: string,
    @Query('policyId') policyId?: string,
  ): Promise<EarlyInfluenceFigures> {
    const filters = {
      ...(theme && { theme }),
      ...(department && { department }),
      ...(nation && { nation }),
      ...(policyId && { policyId }),
    };
    return this.queries.execute(new EarlyInfluence({ asAt: today(), ...filters }));
  }
}
