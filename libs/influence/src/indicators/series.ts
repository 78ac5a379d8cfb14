import { counting, narrower, type Rule } from '../figure.js';
import type { Pair } from '../pairs.js';
import {
  countedPairs,
  FIRST_RAISED_EARLY,
  INFLUENCED,
  isEarly,
  RAISED,
  RAISED_EARLY,
  SUCCEEDED,
  type CountedPairs,
} from './counted-pairs.js';

/** “2026 Q4” */
export const quarterOf = (date: string): string => `${date.slice(0, 4)} Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

/** Quarters by the day of the decision and by that of the first raise. */
export const series = ({ raised }: CountedPairs) => ({
  byDecision: byQuarter(raised, ({ decision }) => decision?.decidedOn, 'The decision was made', 'decision'),
  byRaise: byQuarter(raised, ({ firstRaise }) => firstRaise.on, 'The first raise was made', 'raise'),
});

function byQuarter(
  raised: readonly Pair[],
  dayOf: (pair: Pair) => string | undefined,
  what: string,
  topic: 'decision' | 'raise',
) {
  const quarters = new Map<string, Pair[]>();
  for (const pair of raised) {
    const day = dayOf(pair);
    if (day === undefined) continue;
    const pairs = quarters.get(quarterOf(day));
    if (pairs) pairs.push(pair);
    else quarters.set(quarterOf(day), [pair]);
  }
  return [...quarters]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([quarter, pairs]) => {
      const within = (rule: Rule) => narrower(rule, `${what} in ${quarter}.`, topic);
      const { successes, influence } = countedPairs(pairs);
      return {
        quarter,
        n: counting(within(RAISED), pairs),
        early: counting(within(RAISED_EARLY), pairs.filter(isEarly)),
        successes: counting(within(SUCCEEDED), successes),
        influence: counting(within(INFLUENCED), influence),
        earlyInfluence: counting(within(narrower(INFLUENCED, FIRST_RAISED_EARLY, 'stage')), influence.filter(isEarly)),
      };
    });
}
