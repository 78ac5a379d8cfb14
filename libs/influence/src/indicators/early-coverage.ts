import { counting, narrower, rule } from '../figure.js';
import type { ReachedPolicy } from '../policies-reached.js';

const REACHED = rule(
  'The policy was decided, or further, by the date: the day is the first at such a stage.',
  'reaching',
);
const RULES = {
  early: narrower(
    REACHED,
    'The council engaged with it before that day, when it was at signal, scoping or options.',
    'engaging',
  ),
  later: narrower(
    REACHED,
    'The council engaged with it before that day, but never when it was at signal, scoping or options.',
    'engaging',
  ),
  missed: narrower(
    REACHED,
    'The council did not engage with it before that day, though it was in the tracker by then.',
    'engaging',
    'registration',
  ),
  unknown: narrower(
    REACHED,
    'The council did not engage with it before that day, and it came into the tracker on that day or after it.',
    'engaging',
    'registration',
  ),
};

/** Of the policies that were decided, those that the council engaged with early, later, or not at all before. */
export function earlyCoverage(reached: readonly ReachedPolicy[]) {
  const having = (wanted: ReachedPolicy['coverage']) =>
    counting(
      RULES[wanted],
      reached.filter(({ coverage }) => coverage === wanted),
    );
  return {
    n: counting(REACHED, reached),
    early: having('early'),
    later: having('later'),
    missed: having('missed'),
    unknown: having('unknown'),
  };
}
