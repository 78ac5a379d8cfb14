import { compareInstants } from '#vocabulary';
import type { CountedConsultation } from '../consultations-as-at.js';
import { counting, narrower, rule } from '../figure.js';
import { rate } from '../rates.js';

export const CLOSED = rule(
  'The consultation had closed by the date, by its last deadline that was public by then, and was not withdrawn before that day.',
  'closing',
  'withdrawal',
);
const COVERED = narrower(CLOSED, 'It was triaged to lead or to contribute.', 'triage');
const ON_TIME = narrower(COVERED, 'A response was submitted by the closing time.', 'response');
const LATE = narrower(COVERED, 'A response was submitted, but only after the closing time.', 'response');
const LAPSED = narrower(
  COVERED,
  'No response was submitted by the date, and a lapse was recorded.',
  'response',
  'lapse',
);
const MISSED = narrower(
  COVERED,
  'No response was submitted by the date, and no lapse was recorded.',
  'response',
  'lapse',
);

const TO_ANSWER = new Set(['lead', 'contribute']);

/** What became of the consultations that the council meant to answer. */
export function coverage(consultations: readonly CountedConsultation[], asAt: string) {
  const covered = consultations.filter(
    ({ hasClosed, consultation: { triage } }) => hasClosed && triage !== null && TO_ANSWER.has(triage),
  );
  const fates = covered.map((one) => fateOf(one, asAt));
  const having = (fate: Fate) => covered.filter((_, place) => fates[place] === fate);
  const n = counting(COVERED, covered);
  const onTime = counting(ON_TIME, having('onTime'));
  return {
    n,
    onTime,
    late: counting(LATE, having('late')),
    lapsed: counting(LAPSED, having('lapsed')),
    missed: counting(MISSED, having('missed')),
    onTimeRate: rate(n, onTime),
  };
}

type Fate = 'onTime' | 'late' | 'lapsed' | 'missed';

function fateOf({ consultation, closing, lapsedOn }: CountedConsultation, asAt: string): Fate {
  const submitted = consultation.responses.filter(({ on }) => on <= asAt);
  if (submitted.some(({ submittedAt }) => compareInstants(submittedAt!, closing!.instant) <= 0)) return 'onTime';
  if (submitted.length > 0) return 'late';
  return lapsedOn === undefined ? 'missed' : 'lapsed';
}
