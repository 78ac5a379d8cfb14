import { closingDate, compareInstants } from '#vocabulary';
import type { ConsultationFacts, Facts } from './facts/facts.js';
import type { Selection } from './selection.js';

export interface Closing {
  readonly instant: string;
  /** in London; the day before when the instant is midnight */
  readonly date: string;
}

/** A consultation, and what had become of it by a date. */
export interface CountedConsultation {
  readonly kind: 'consultation';
  readonly consultation: ConsultationFacts;
  readonly closing: Closing | undefined;
  /** its closing has passed, and it was not withdrawn before that day */
  readonly hasClosed: boolean;
  readonly withdrawnOn: string | undefined;
  /** the first */
  readonly outcomeOn: string | undefined;
  readonly lapsedOn: string | undefined;
}

/** The consultations that a selection lets through, in order of closing, with what had happened to each by its date. */
export function consultationsOf({ consultations }: Facts, selection: Selection): CountedConsultation[] {
  const { asAt, asOf } = selection;
  const counted: CountedConsultation[] = [];
  for (const consultation of consultations.values()) {
    const closing = closingOf(consultation, asAt);
    if (!selection.hasConsultation(consultation, closing?.date)) continue;
    const by = (days: readonly string[]) => days.find((day) => day <= asAt);
    const withdrawnOn = by(consultation.withdrawals);
    const isPast = closing !== undefined && closing.date <= asAt && compareInstants(closing.instant, asOf) <= 0;
    counted.push({
      kind: 'consultation',
      consultation,
      closing,
      hasClosed: isPast && (withdrawnOn === undefined || withdrawnOn >= closing.date),
      withdrawnOn,
      outcomeOn: by(consultation.outcomes),
      lapsedOn: by(consultation.lapses),
    });
  }
  const day = ({ closing, consultation }: CountedConsultation) => closing?.date ?? consultation.loggedOn;
  return counted.sort((a, b) => (day(a) < day(b) ? -1 : Number(day(a) > day(b))));
}

/** By the last move that was public by then, else as logged and corrected. */
function closingOf({ moves, closesAt }: ConsultationFacts, asAt: string): Closing | undefined {
  const instant = moves.findLast(({ publishedOn }) => publishedOn <= asAt)?.closesAt ?? closesAt;
  return instant === null ? undefined : { instant, date: closingDate(instant) };
}
