import fc from 'fast-check';
import { kaplanMeier, medianWait, newcombe, quantiles, wilson, type Share } from './arithmetic.js';

const shares = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ n: fc.constant(n), count: fc.integer({ min: 0, max: n }) }));
const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 });
const waits = fc.array(fc.record({ days: fc.nat(40), ended: fc.boolean() }), { maxLength: 60 });

const holds = <T>(values: fc.Arbitrary<T>, property: (value: T) => boolean | void) =>
  fc.assert(fc.property(values, property), { numRuns: 300 });

describe('The interval of a share (Wilson)', () => {
  it('is that of the textbook', () => {
    // Newcombe (1998), Two-sided confidence intervals for the single proportion, table I: method 3
    expect(rounded(wilson(81, 263))).toEqual({ low: 0.2553, high: 0.3662 });
    expect(rounded(wilson(15, 148))).toEqual({ low: 0.0624, high: 0.1605 });
    expect(rounded(wilson(0, 20))).toEqual({ low: 0, high: 0.1611 });
    expect(rounded(wilson(1, 29))).toEqual({ low: 0.0061, high: 0.1718 });
  });

  it('holds the share, and lies between 0 and 1', () =>
    holds(shares, ({ count, n }) => {
      const { low, high } = wilson(count, n);
      const share = count / n;
      return low >= 0 && low <= share + 1e-12 && share <= high + 1e-12 && high <= 1;
    }));

  it('is where a share is just as far from the observed one as chance allows', () =>
    holds(shares, ({ count, n }) => {
      const { low, high } = wilson(count, n);
      for (const end of [low, high])
        expect((count / n - end) ** 2).toBeCloseTo((1.959964 ** 2 * end * (1 - end)) / n, 9);
    }));

  it('says of what is left the same the other way round', () =>
    holds(shares, ({ count, n }) => {
      const [taken, left] = [wilson(count, n), wilson(n - count, n)];
      expect(left.low).toBeCloseTo(1 - taken.high, 9);
      expect(left.high).toBeCloseTo(1 - taken.low, 9);
    }));

  it('narrows as there is more of the same', () =>
    holds(shares, ({ count, n }) => {
      const width = ({ low, high }: ReturnType<typeof wilson>) => high - low;
      return width(wilson(count * 4, n * 4)) < width(wilson(count, n));
    }));
});

describe('The difference of two shares (Newcombe)', () => {
  it('is that of the textbook', () => {
    // Newcombe (1998), table II: method 10
    expect(rounded(newcombe({ count: 56, n: 70 }, { count: 48, n: 80 }))).toEqual({
      difference: 0.2,
      low: 0.0524,
      high: 0.3339,
    });
    expect(rounded(newcombe({ count: 9, n: 10 }, { count: 3, n: 10 }))).toEqual({
      difference: 0.6,
      low: 0.1705,
      high: 0.809,
    });
    expect(rounded(newcombe({ count: 10, n: 10 }, { count: 0, n: 20 }))).toEqual({
      difference: 1,
      low: 0.6791,
      high: 1,
    });
  });

  it('is held by its interval, within -1 and 1', () =>
    holds(fc.tuple(shares, shares), ([one, other]) => {
      const { difference, low, high } = newcombe(one, other);
      return low >= -1 - 1e-12 && low <= difference && difference <= high && high <= 1 + 1e-12;
    }));

  it('is the same the other way round', () =>
    holds(fc.tuple(shares, shares), ([one, other]: Share[]) => {
      const [there, back] = [newcombe(one!, other!), newcombe(other!, one!)];
      expect(back.difference).toBeCloseTo(-there.difference, 12);
      expect(back.low).toBeCloseTo(-there.high, 12);
      expect(back.high).toBeCloseTo(-there.low, 12);
    }));
});

describe('Quantiles (type 7)', () => {
  it('are those of R', () => {
    expect(quantiles([1, 2, 3, 4])).toEqual({ min: 1, q1: 1.75, median: 2.5, q3: 3.25, max: 4 });
    expect(quantiles([10, 1, 7])).toEqual({ min: 1, q1: 4, median: 7, q3: 8.5, max: 10 });
    expect(quantiles([-3])).toEqual({ min: -3, q1: -3, median: -3, q3: -3, max: -3 });
  });

  it('are nothing when there is nothing', () =>
    expect(quantiles([])).toEqual({ min: null, q1: null, median: null, q3: null, max: null }));

  it('rise, from the least to the greatest value', () =>
    holds(numbers, (values) => {
      const { min, q1, median, q3, max } = quantiles(values);
      expect([min, max]).toEqual([Math.min(...values), Math.max(...values)]);
      expect([min, q1, median, q3, max]).toEqual([min, q1, median, q3, max].toSorted((a, b) => a! - b!));
    }));

  it('have no more than their part of the values below, and of the others above', () =>
    holds(numbers, (values) => {
      const { q1, median, q3 } = quantiles(values);
      for (const [part, quantile] of [
        [0.25, q1!],
        [0.5, median!],
        [0.75, q3!],
      ] as const) {
        const below = values.filter((value) => value < quantile - 1e-9).length;
        const above = values.filter((value) => value > quantile + 1e-9).length;
        expect(below).toBeLessThanOrEqual(Math.floor((values.length - 1) * part) + 1);
        expect(above).toBeLessThanOrEqual(Math.floor((values.length - 1) * (1 - part)) + 1);
      }
    }));

  it('move and stretch as the values do, whatever their order', () =>
    holds(numbers, (values) => {
      const [one, other] = [quantiles(values), quantiles(values.toReversed().map((value) => 2 * value + 7))];
      for (const name of ['min', 'q1', 'median', 'q3', 'max'] as const)
        expect(other[name]).toBeCloseTo(2 * one[name]! + 7, 9);
    }));
});

describe('Waiting (Kaplan–Meier)', () => {
  it('is that of the textbook', () => {
    // Freireich and others (1963): weeks of remission under 6-mercaptopurine, + for those still in remission
    const weeks = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'.split(' ');
    const steps = kaplanMeier(weeks.map((week) => ({ days: Number.parseInt(week, 10), ended: !week.endsWith('+') })));
    expect(
      steps
        .filter(({ ended }) => ended > 0)
        .map(({ days, atRisk, ended, survival }) => [days, atRisk, ended, fixed(survival)]),
    ).toEqual([
      [6, 21, 3, 0.8571],
      [7, 17, 1, 0.8067],
      [10, 15, 1, 0.7529],
      [13, 12, 1, 0.6902],
      [16, 11, 1, 0.6275],
      [22, 7, 1, 0.5378],
      [23, 6, 1, 0.4482],
    ]);
    expect(medianWait(steps)).toBe(23);
  });

  it('has no median when half are not known to have ended', () => {
    expect(medianWait(kaplanMeier([]))).toBeNull();
    expect(medianWait(kaplanMeier([{ days: 1, ended: false }]))).toBeNull();
  });

  it('takes what ended on a day before what is known no longer from that day on', () =>
    expect(
      kaplanMeier([
        { days: 5, ended: false },
        { days: 5, ended: true },
      ]),
    ).toEqual([{ days: 5, atRisk: 2, ended: 1, censored: 1, survival: 0.5 }]));

  it('finds a half where fractions miss it by a hair', () => {
    // (48/49) (47/48) … (25/26) … is a half at the 25th of 50, but for the last bits
    const steps = kaplanMeier(Array.from({ length: 50 }, (_, index) => ({ days: index + 1, ended: true })));
    expect(medianWait(steps)).toBe(25);
  });

  it('falls, and is the share not yet ended when every end is known', () =>
    holds(waits, (observed) => {
      const ended = observed.map(({ days }) => ({ days, ended: true }));
      for (const { days, survival } of kaplanMeier(ended))
        expect(survival).toBeCloseTo(ended.filter((wait) => wait.days > days).length / ended.length, 9);
      const falling = kaplanMeier(observed).map(({ survival }) => survival);
      expect(falling).toEqual(falling.toSorted((a, b) => b - a));
    }));

  it('counts everybody once, as ended or as known no longer', () =>
    holds(waits, (observed) => {
      const steps = kaplanMeier(observed);
      const sum = (of: 'ended' | 'censored') => steps.reduce((total, step) => total + step[of], 0);
      expect(sum('ended')).toBe(observed.filter(({ ended }) => ended).length);
      expect(sum('censored')).toBe(observed.filter(({ ended }) => !ended).length);
      expect(steps.map(({ atRisk }) => atRisk)).toEqual(
        steps.map(({ days }) => observed.filter((wait) => wait.days >= days).length),
      );
    }));
});

const fixed = (value: number) => Math.round(value * 10_000) / 10_000;
const rounded = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fixed(value as number)]));
