import { count, perCent } from '#govuk-pages';
import type { IntervalNumbers, RateNumbers } from './numbers.js';

/** “too few to show (n = 3)” */
export const tooFew = (n: number): string => `too few to show (n = ${n})`;

/** “58% (7 of 12)”; of fewer than five nothing but how few. */
export const rateInWords = ({ n, count, rate }: RateNumbers): string =>
  n === 0 ? 'none yet' : rate === null ? tooFew(n) : `${perCent(rate)} (${count} of ${n})`;

/** “31% to 81%”; nothing when it is hidden. */
export const intervalInWords = ({ low, high }: Pick<IntervalNumbers, 'low' | 'high'>): string =>
  low === null || high === null ? '' : `${perCent(low)} to ${perCent(high)}`;

/** “98 days”, “1 day”, “175.5 days” */
export const daysInWords = (days: number | null): string =>
  days === null ? '' : Number.isInteger(days) ? count(days, 'day') : `${Math.round(days * 10) / 10} days`;
