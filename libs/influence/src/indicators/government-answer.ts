import { daysBetween } from '#vocabulary';
import { kaplanMeier, medianWait } from '../arithmetic.js';
import type { CountedConsultation } from '../consultations-as-at.js';
import { counting, made, narrower, rule } from '../figure.js';
import { rate } from '../rates.js';
import { CLOSED } from './coverage.js';

/** Government's own undertaking: an answer within twelve weeks of the closing. */
const TWELVE_WEEKS = 84;

const WAITING = narrower(
  CLOSED,
  'The days run from the closing to the first outcome (none when it came before) or, without one, to a withdrawal or the date.',
  'outcome',
);
const ANSWERED = narrower(WAITING, 'An outcome was published, and the consultation was not withdrawn before.');
const CLOSED_LONG = narrower(
  CLOSED,
  'It had closed at least 84 days before the date, and was not withdrawn unanswered within them.',
);
const WITHIN = narrower(CLOSED_LONG, 'An outcome was published on the 84th day or before.', 'outcome');
const OVERDUE = rule(
  'The consultation had closed more than 84 days before the date; it had no outcome by then and was not withdrawn.',
  'closing',
  'withdrawal',
  'outcome',
);

/** How a consultation that had closed was waited for, by a date. */
export function governmentWait({ closing, outcomeOn, withdrawnOn }: CountedConsultation, asAt: string) {
  const ended = outcomeOn !== undefined && (withdrawnOn === undefined || withdrawnOn >= outcomeOn);
  const until = ended ? outcomeOn : (withdrawnOn ?? asAt);
  return {
    days: Math.max(0, daysBetween(closing!.date, until)),
    ended,
    isWithdrawn: !ended && withdrawnOn !== undefined,
  };
}

/** How long government takes to answer a consultation, and what it has not answered in twelve weeks. */
export function governmentAnswer(consultations: readonly CountedConsultation[], asAt: string) {
  const closed = consultations.filter(({ hasClosed }) => hasClosed);
  const waits = new Map(closed.map((one) => [one, governmentWait(one, asAt)]));
  const waitOf = (one: CountedConsultation) => waits.get(one)!;
  const n = counting(
    WAITING,
    closed,
    closed.map((one) => waitOf(one).days),
  );
  const closedLong = closed.filter((one) => {
    const { days, isWithdrawn } = waitOf(one);
    return daysBetween(one.closing!.date, asAt) >= TWELVE_WEEKS && !(isWithdrawn && days <= TWELVE_WEEKS);
  });
  const within = closedLong.filter((one) => waitOf(one).ended && waitOf(one).days <= TWELVE_WEEKS);
  return {
    n,
    events: counting(
      ANSWERED,
      closed.filter((one) => waitOf(one).ended),
    ),
    median: made(
      medianWait(kaplanMeier([...waits.values()])),
      'The days after which half had an outcome (Kaplan–Meier).',
      n,
    ),
    within84: rate(counting(CLOSED_LONG, closedLong), counting(WITHIN, within)),
    overdue: closed
      .filter((one) => !waitOf(one).ended && !waitOf(one).isWithdrawn && waitOf(one).days > TWELVE_WEEKS)
      .map((one) => ({ one, id: one.consultation.consultationId, days: waitOf(one).days }))
      .sort((a, b) => b.days - a.days || (a.id < b.id ? -1 : 1))
      .map(({ one, id, days }) => ({
        consultationId: id,
        days: made(days, 'The days since it closed.', counting(OVERDUE, [one], [days])),
      })),
  };
}
