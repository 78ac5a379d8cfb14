import { newcombe, quantiles, SHOWN_FROM, wilson } from './arithmetic.js';
import { counting, Figure, made, type Row, type Rule } from './figure.js';

const HIDDEN = 'n<5';

/** So many of so many; of fewer than five the share is hidden. */
export interface Rate {
  readonly n: Figure<number>;
  readonly count: Figure<number>;
  readonly rate: Figure;
  readonly hidden?: string;
}

export interface RateWithInterval extends Rate {
  readonly low: Figure;
  readonly high: Figure;
}

/** The share of the rows of a figure that are among `counted`, which meet a narrower rule. */
export function rate(of: Figure<number>, counted: Figure<number>): Rate {
  const shown = of.value >= SHOWN_FROM;
  return {
    n: of,
    count: counted,
    rate: made(shown ? counted.value / of.value : null, `The share, of ${of.value}, that is counted so.`, counted),
    ...(!shown && { hidden: HIDDEN }),
  };
}

/** The same with its 95 per cent interval. */
export function rateWithInterval(of: Figure<number>, counted: Figure<number>): RateWithInterval {
  const interval = of.value >= SHOWN_FROM ? wilson(counted.value, of.value) : undefined;
  const end = (value: number | undefined, which: string) =>
    made(
      value ?? null,
      `The ${which} end of the 95 per cent interval (Wilson) of the share, of ${of.value}, that is counted so.`,
      counted,
    );
  return { ...rate(of, counted), low: end(interval?.low, 'lower'), high: end(interval?.high, 'upper') };
}

/** One share less another, with its 95 per cent interval; hidden when either is. */
export function difference(one: Rate, other: Rate, by: Rule) {
  const shown = one.n.value >= SHOWN_FROM && other.n.value >= SHOWN_FROM;
  const share = ({ n, count }: Rate) => ({ n: n.value, count: count.value });
  const found = shown ? newcombe(share(one), share(other)) : undefined;
  const of = new Figure<number | null>(found?.difference ?? null, by, [...one.n.rows, ...other.n.rows]);
  const end = (value: number | undefined, which: string) =>
    made(value ?? null, `The ${which} end of the 95 per cent interval (Newcombe) of this.`, of);
  return {
    difference: of,
    low: end(found?.low, 'lower'),
    high: end(found?.high, 'upper'),
    ...(!shown && { hidden: HIDDEN }),
  };
}

/** How days are spread over rows. */
export function spread<R extends Row>(by: Rule, rows: readonly R[], daysOf: (row: R) => number) {
  const days = rows.map(daysOf);
  const n = counting(by, rows, days);
  const { min, q1, median, q3, max } = quantiles(days);
  return {
    n,
    min: made(min, 'The fewest days.', n),
    q1: made(q1, 'The first quartile of the days.', n),
    median: made(median, 'The median of the days.', n),
    q3: made(q3, 'The third quartile of the days.', n),
    max: made(max, 'The most days.', n),
  };
}
