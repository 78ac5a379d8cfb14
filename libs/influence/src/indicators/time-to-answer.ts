import { daysBetween } from '#vocabulary';
import { kaplanMeier, medianWait, type Wait } from '../arithmetic.js';
import { counting, made, narrower } from '../figure.js';
import type { Pair } from '../pairs.js';
import { RAISED, type CountedPairs } from './counted-pairs.js';

const WAITING = narrower(
  RAISED,
  'No answer came on the day of the first raise or before it: the days run from the first raise to the first answer or, without one, to the date.',
  'answer',
);
const ANSWERED = narrower(WAITING, 'An answer came.');
const RAISED_AFTER = narrower(RAISED, 'The first answer came on the day of the first raise or before it.', 'answer');

/** How long a pair waited for its first answer, by a date. */
export const waitOf = ({ firstRaise, firstAnswer }: Pair, asAt: string): Wait => ({
  days: daysBetween(firstRaise.on, firstAnswer?.answeredOn ?? asAt),
  ended: firstAnswer !== undefined,
});

/** How long government takes to answer an ask: half of them have an answer after so many days. */
export function timeToAnswer({ raised }: CountedPairs, asAt: string) {
  const isWaiting = ({ firstRaise, firstAnswer }: Pair) => !firstAnswer || firstAnswer.answeredOn > firstRaise.on;
  const waiting = raised.filter(isWaiting);
  const waits = waiting.map((pair) => waitOf(pair, asAt));
  const n = counting(
    WAITING,
    waiting,
    waits.map(({ days }) => days),
  );
  return {
    n,
    events: counting(
      ANSWERED,
      waiting.filter(({ firstAnswer }) => firstAnswer),
    ),
    median: made(medianWait(kaplanMeier(waits)), 'The days after which half had an answer (Kaplan–Meier).', n),
    raisedAfterAnswer: counting(
      RAISED_AFTER,
      raised.filter((pair) => !isWaiting(pair)),
    ),
  };
}
