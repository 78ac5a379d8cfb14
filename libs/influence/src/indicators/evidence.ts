import { isAtLeast, type Grade } from '#claims';
import { counting, narrower } from '../figure.js';
import type { Pair } from '../pairs.js';
import { rate } from '../rates.js';
import { RAISED, SUCCEEDED, type CountedPairs } from './counted-pairs.js';

/** Of the successes those with evidence that the council had a part in them. */
export function evidenced({ successes }: CountedPairs) {
  const n = counting(SUCCEEDED, successes);
  const least = (least: Grade) =>
    rate(
      n,
      counting(
        narrower(
          SUCCEEDED,
          `Of the claims about that decision that count the best has grade ${least} or better.`,
          'decision',
          'claim',
        ),
        successes.filter(({ grade }) => grade !== undefined && isAtLeast(grade, least)),
      ),
    );
  return { e2: least('E2'), e3: least('E3') };
}

const isDelivered = ({ delivery }: Pair) => delivery === 'delivered';
const NOT_YET = new Set(['deferred', 'noted', 'not_adopted', 'no_clear_answer']);

const CONVERTED = narrower(
  RAISED,
  'The first answer was deferred, noted, not adopted or no clear answer; by the date the latest is adopted, partly adopted or adopted in principle, or the latest report says delivered.',
  'answer',
  'delivery',
);

/** Of the successes those that were delivered; and what came of asks that were turned down or put off at first. */
export const followThrough = ({ raised, successes }: CountedPairs) => ({
  delivered: rate(
    counting(SUCCEEDED, successes),
    counting(
      narrower(SUCCEEDED, 'The latest report says that it was delivered.', 'delivery'),
      successes.filter(isDelivered),
    ),
  ),
  lateConversions: counting(
    CONVERTED,
    raised.filter(
      (pair) => pair.firstAnswer && NOT_YET.has(pair.firstAnswer.answer) && (pair.success || isDelivered(pair)),
    ),
  ),
});
