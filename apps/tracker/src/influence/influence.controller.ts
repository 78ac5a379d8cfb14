import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { readRegisterQuery, registerCsv } from '#govuk-pages';
import { EarlyInfluence, type EarlyInfluenceFigures } from '#influence';
import { Download, register, type Drawn } from '../web/answer.js';
import { today } from '../web/clock.js';
import { influenceRegister } from './influence-register.js';
import { viewOf } from './influence-view.js';

/** The product's own question, with the rows behind its figures. */
@Controller('/influence')
export class InfluenceController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  async show(@Query() asked: Record<string, string>): Promise<Drawn | Download> {
    const figures = await this.queries.execute(new EarlyInfluence({ asAt: today() }));
    const shown = influenceRegister(figures);
    const query = readRegisterQuery(asked, shown.filters);
    if (asked.format !== 'csv') return register(shown, query, viewOf(figures.pairs, query));
    const { rows } = viewOf(figures.pairs, query, Infinity);
    return new Download(`influence-${today()}.csv`, 'text/csv; charset=utf-8', registerCsv(shown, rows, today()));
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
