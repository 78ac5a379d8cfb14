/*
 * The arithmetic of the indicators: pure functions, each with its source.
 */

/** The quantile of the normal distribution that leaves 2.5 per cent on either side. */
const Z = 1.959964;

/** A share of fewer than these is not shown: it would say more about chance than about the council. */
export const SHOWN_FROM = 5;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The 95 per cent interval of a share, `count` of `n` (at least 1).
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American
 * Statistical Association 22 (1927), 209–212.
 */
export function wilson(count: number, n: number): Interval {
  const share = count / n;
  const scale = 1 + (Z * Z) / n;
  const middle = (share + (Z * Z) / (2 * n)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** So many of so many. */
export interface Share {
  readonly count: number;
  readonly n: number;
}

/**
 * One share less another (of at least 1 each), with its 95 per cent interval: the hybrid score method.
 * Source: R. G. Newcombe, Interval estimation for the difference between independent proportions: comparison of eleven
 * methods, Statistics in Medicine 17 (1998), 873–890, method 10.
 */
export function newcombe(one: Share, other: Share): Interval & { readonly difference: number } {
  const [p, q] = [one.count / one.n, other.count / other.n];
  const [ofOne, ofOther] = [wilson(one.count, one.n), wilson(other.count, other.n)];
  const difference = p - q;
  return {
    difference,
    low: difference - Math.sqrt((p - ofOne.low) ** 2 + (ofOther.high - q) ** 2),
    high: difference + Math.sqrt((ofOne.high - p) ** 2 + (q - ofOther.low) ** 2),
  };
}

/** The five numbers that a distribution is shown by; nulls when it is empty. */
export interface Quantiles {
  readonly min: number | null;
  readonly q1: number | null;
  readonly median: number | null;
  readonly q3: number | null;
  readonly max: number | null;
}

/**
 * Quantiles by linear interpolation between the values, “type 7”: what R, NumPy and spreadsheets do.
 * Source: R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996), 361–365.
 */
export function quantiles(values: readonly number[]): Quantiles {
  const sorted = Float64Array.from(values).sort();
  const at = (part: number) => {
    if (sorted.length === 0) return null;
    const place = (sorted.length - 1) * part;
    const below = sorted[Math.floor(place)]!;
    return below + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - below);
  };
  return { min: at(0), q1: at(0.25), median: at(0.5), q3: at(0.75), max: at(1) };
}

/** How long somebody waited, and whether what they waited for came; if not, they are known to have waited that long. */
export interface Wait {
  readonly days: number;
  readonly ended: boolean;
}

/** A day on which something changed: the share that still waits after it. */
export interface SurvivalStep {
  readonly days: number;
  /** waiting up to this day */
  readonly atRisk: number;
  readonly ended: number;
  /** known no longer: counted as waiting on this day, and left out after it */
  readonly censored: number;
  readonly survival: number;
}

/**
 * The share that still waits after so many days, a step for each day on which a wait ended or is known no longer. What
 * came on a day came before what is known no longer from that day on.
 * Source: E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations, Journal of the American
 * Statistical Association 53 (1958), 457–481.
 */
export function kaplanMeier(waits: readonly Wait[]): SurvivalStep[] {
  const days = new Map<number, { ended: number; censored: number }>();
  for (const wait of waits) {
    const day = days.get(wait.days) ?? { ended: 0, censored: 0 };
    day[wait.ended ? 'ended' : 'censored']++;
    days.set(wait.days, day);
  }
  let [atRisk, survival] = [waits.length, 1];
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([days, { ended, censored }]) => {
      survival *= 1 - ended / atRisk;
      const step = { days, atRisk, ended, censored, survival };
      atRisk -= ended + censored;
      return step;
    });
}

/** Products of fractions that should be a half are not quite. */
const TOLERANCE = 1e-12;

/** The first day by which half or fewer still wait; null when more than half are not known to have come to an end. */
export const medianWait = (steps: readonly SurvivalStep[]): number | null =>
  steps.find(({ survival }) => survival <= 0.5 + TOLERANCE)?.days ?? null;
