import { count } from '#govuk-pages';
import type { EarlyInfluenceCounts } from '#influence';

type Figures = Pick<EarlyInfluenceCounts, 'decided' | 'decidedEarly' | 'successesEarly'>;

/** Early influence in one sentence with its numbers, each with its denominator. */
export function headlineOf({ decided, decidedEarly, successesEarly }: Figures): string {
  if (decided === 0) return 'No ask of the council has reached a decision yet.';
  const reached = `Of ${count(decided, 'ask')} that reached a decision, ${decidedEarly.toLocaleString('en-GB')} ${decidedEarly === 1 ? 'was' : 'were'} first raised early`;
  if (decidedEarly === 0) return `${reached}.`;
  return `${reached}; of those, government adopted ${successesEarly.toLocaleString('en-GB')} in full, in part or in principle.`;
}
