import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { Counted } from './counted.js';
import { readFacts } from './facts/read-facts.js';
import { numbersOf } from './figure.js';
import { figuresOf, type IndicatorNumbers } from './indicators.js';
import { Selection, type AskedScope } from './selection.js';

/**
 * Every indicator, of what the view sees that it is asked in: `asOf` is the instant of that view.
 * @throws InvalidInput naming the fields of the scope that are wrong
 */
export class Indicators extends Query<IndicatorNumbers> {
  constructor(readonly scope: AskedScope) {
    super();
  }
}

/** The same, of the rows that a connection sees: for whoever asks once, and keeps nothing. */
export async function indicators(db: Database, scope: AskedScope): Promise<IndicatorNumbers> {
  const selection = Selection.of(scope);
  return numbersOf(figuresOf(await readFacts(db), selection));
}

@QueryHandler(Indicators)
export class IndicatorsHandler implements IQueryHandler<Indicators> {
  constructor(private readonly counted: Counted) {}

  async execute({ scope }: Indicators) {
    return this.counted.numbersOf(Selection.of(scope));
  }
}
