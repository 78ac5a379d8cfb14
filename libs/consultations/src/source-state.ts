import { compareInstants, londonDate } from '#vocabulary';

/** Where a consultation stands with government. */
export type SourceState = 'upcoming' | 'open' | 'closed_awaiting_outcome' | 'outcome_published' | 'withdrawn';

/** What the source state is worked out from: dates, and the instant of closing after all moves. */
export interface SourceDates {
  readonly opensOn?: string | null;
  readonly closesAt?: string | null;
  /** the date of the first outcome */
  readonly outcomeOn?: string | null;
  readonly withdrawnOn?: string | null;
}

/**
 * Where a consultation stands with government at an instant. It is never stored. A closing time of 00:00 in London is
 * the end of the day before, and so is over when the day begins. Without a closing time it is open until an outcome or
 * a withdrawal; without an opening date it is open from the start.
 */
export function sourceState({ opensOn, closesAt, outcomeOn, withdrawnOn }: SourceDates, now: string): SourceState {
  const today = londonDate(now);
  if (withdrawnOn && withdrawnOn <= today) return 'withdrawn';
  if (outcomeOn && outcomeOn <= today) return 'outcome_published';
  if (opensOn && opensOn > today) return 'upcoming';
  return closesAt && compareInstants(closesAt, now) <= 0 ? 'closed_awaiting_outcome' : 'open';
}
