import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { IndicatorFilters, type AskedScope } from '#influence';
import { schemaOf } from '../api/schemas.js';

const NOT_OF_THE_SCOPE = new Set(['asOf']);

/** The scope that an address asks for: what is left empty is not asked. The moment is that of the view. */
export function scopeAsked(asked: Readonly<Record<string, unknown>>, asOf: string): AskedScope {
  const given = Object.entries(asked).filter(([name, value]) => value !== '' && !NOT_OF_THE_SCOPE.has(name));
  return { ...Object.fromEntries(given), asOf };
}

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  from: 'The first day of a period',
  to: 'The last day of a period',
  by: 'The day by which an ask on a policy is of the period: of the decision (if left out) or of the first raise',
};

/** Describes the parameters of a scope for the API page. */
export const scopeParameters = () =>
  applyDecorators(
    ApiQuery({
      name: 'asOf',
      required: false,
      description: 'An instant, or a date: its end in London',
      schema: { type: 'string', format: 'date-time' },
    }),
    ApiQuery({
      name: 'asAt',
      required: false,
      description: 'Only what happened on this date or before it counts',
      schema: { type: 'string', format: 'date' },
    }),
    ...Object.entries(schemaOf(IndicatorFilters).properties ?? {}).map(([name, schema]) =>
      ApiQuery({ name, required: false, description: DESCRIPTIONS[name], schema: schema as object }),
    ),
  );
