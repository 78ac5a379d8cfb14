import { daysBetween } from '#vocabulary';
import type { CountedConsultation } from '../consultations-as-at.js';
import { counting, narrower, rule } from '../figure.js';
import { rate, spread } from '../rates.js';

const NOTICED = rule(
  'The consultation was recorded by the date and its opening is known: the days run from the opening to the recording, and are negative when it was recorded before.',
  'logging',
);
const BEFORE_OPENING = narrower(NOTICED, 'It was recorded before the day on which it opened.');

/** How soon the council knew of a consultation. */
export function notice(consultations: readonly CountedConsultation[], asAt: string) {
  const noticed = consultations.filter(
    ({ consultation: { opensOn, loggedOn } }) => opensOn !== null && loggedOn <= asAt,
  );
  const daysOf = ({ consultation }: CountedConsultation) => daysBetween(consultation.opensOn!, consultation.loggedOn);
  const days = spread(NOTICED, noticed, daysOf);
  return {
    ...days,
    beforeOpening: rate(
      days.n,
      counting(
        BEFORE_OPENING,
        noticed.filter((one) => daysOf(one) < 0),
      ),
    ),
  };
}
