/*
 * The arithmetic of the indicators a second time, from the textbook.
 */

const Z = 1.959964;

/** A rate, hidden when there are fewer than five. */
export const rate = (n: number, count: number) => ({
  n,
  count,
  rate: n < 5 ? null : count / n,
  ...(n < 5 && { hidden: 'n<5' }),
});

/** A rate with Wilson's interval. */
export function interval(n: number, count: number) {
  if (n < 5) return { ...rate(n, count), low: null, high: null };
  const p = count / n;
  const middle = (p + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const half = (Z / (1 + (Z * Z) / n)) * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  return { ...rate(n, count), low: middle - half, high: middle + half };
}

/** Quantiles with linear interpolation. */
export function quantiles(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (p: number) => {
    if (sorted.length === 0) return null;
    const h = (sorted.length - 1) * p;
    const below = sorted[Math.floor(h)]!;
    return below + (h - Math.floor(h)) * (sorted[Math.ceil(h)]! - below);
  };
  return { n: sorted.length, min: at(0), q1: at(0.25), median: at(0.5), q3: at(0.75), max: at(1) };
}

/** The first time by which half have had their event, those whose wait goes on counted for as long as it is known. */
export function survivalMedian(observed: readonly { time: number; event: boolean }[]) {
  let survival = 1;
  for (const time of [...new Set(observed.map((o) => o.time))].toSorted((a, b) => a - b)) {
    const atRisk = observed.filter((o) => o.time >= time).length;
    survival *= 1 - observed.filter((o) => o.time === time && o.event).length / atRisk;
    if (survival <= 0.5 + 1e-12) return time;
  }
  return null;
}
