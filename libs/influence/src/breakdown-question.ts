import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ASK_SIZES } from '#asks';
import { Counted, onceOf } from './counted.js';
import { numbersOf, type Numbers } from './figure.js';
import { countedPairs } from './indicators/counted-pairs.js';
import { headline } from './indicators/headline.js';
import type { Pair } from './pairs.js';
import { rateWithInterval } from './rates.js';
import { Selection, type AskedScope } from './selection.js';

/** What pairs are told apart by. A policy of two themes is counted in each. */
export const GROUPINGS = ['theme', 'department', 'size'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The figures of those pairs alone whose theme, department or size it is: the same as with that filter. */
export interface GroupNumbers {
  readonly value: string;
  readonly headline: Numbers<ReturnType<typeof headline>>;
  /** those taken up, of those decided */
  readonly any: Numbers<ReturnType<typeof rateWithInterval>>;
}

export type BreakdownNumbers = Readonly<Record<Grouping, readonly GroupNumbers[]>>;

/**
 * How asks fared by theme, by department and by size, of what the view sees that it is asked in. Where the scope selects
 * one of these, only that one is told. Most raised first; sizes from small to large.
 * @throws InvalidInput naming the fields of the scope that are wrong
 */
export class Breakdown extends Query<BreakdownNumbers> {
  constructor(readonly scope: AskedScope) {
    super();
  }
}

const VALUES: Readonly<Record<Grouping, (pair: Pair) => readonly string[]>> = {
  theme: ({ policy }) => policy.themes,
  department: ({ policy }) => policy.departments,
  size: ({ ask }) => [ask.size],
};

function groupsOf(pairs: readonly Pair[], by: Grouping): GroupNumbers[] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs)
    for (const value of VALUES[by](pair)) {
      const group = groups.get(value);
      if (group) group.push(pair);
      else groups.set(value, [pair]);
    }
  const place = (value: string) => ASK_SIZES.indexOf(value as (typeof ASK_SIZES)[number]);
  return [...groups]
    .sort(([a, one], [b, other]) => place(a) - place(b) || other.length - one.length || (a < b ? -1 : 1))
    .map(([value, of]) => {
      const figures = headline(countedPairs(of));
      return {
        value,
        headline: numbersOf(figures),
        any: numbersOf(rateWithInterval(figures.decided, figures.successes)),
      };
    });
}

const breakdownOf = onceOf(({ headline: { raised } }): BreakdownNumbers => {
  const pairs = raised.rows.filter((row): row is Pair => row.kind === 'pair');
  return { theme: groupsOf(pairs, 'theme'), department: groupsOf(pairs, 'department'), size: groupsOf(pairs, 'size') };
});

@QueryHandler(Breakdown)
export class BreakdownHandler implements IQueryHandler<Breakdown> {
  constructor(private readonly counted: Counted) {}

  async execute({ scope }: Breakdown): Promise<BreakdownNumbers> {
    const all = breakdownOf(await this.counted.figuresOf(Selection.of(scope)));
    const selected = (by: Grouping) => all[by].filter(({ value }) => scope[by] === undefined || value === scope[by]);
    return { theme: selected('theme'), department: selected('department'), size: selected('size') };
  }
}
