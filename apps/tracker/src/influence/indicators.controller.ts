import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Indicators, type IndicatorNumbers } from '#influence';
import { knownAt } from '../web/clock.js';
import { scopeAsked, scopeParameters } from './scope.js';

const SUMMARY =
  'Every indicator: of what was known at an instant (asOf, now if left out) of what had happened by a date (asAt, that of asOf if left out)';

@ApiTags('influence')
@Controller('/api/influence/indicators')
export class IndicatorsApi {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({ operationId: 'Indicators', summary: SUMMARY })
  @scopeParameters()
  @ApiOkResponse({ description: 'Counts, rates (hidden when made of fewer than five), quantiles and medians, by name' })
  show(@Query() asked: Readonly<Record<string, unknown>>): Promise<IndicatorNumbers> {
    return this.queries.execute(new Indicators(scopeAsked(asked, knownAt())));
  }
}
