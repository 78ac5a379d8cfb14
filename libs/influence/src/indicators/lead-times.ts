import { daysBetween } from '#vocabulary';
import type { PolicyFacts } from '../facts/facts.js';
import { counting, narrower } from '../figure.js';
import { spread } from '../rates.js';
import { DECIDED, RAISED, type CountedPairs } from './counted-pairs.js';

const TO_OPENING = narrower(
  RAISED,
  'A consultation linked to the policy had opened by the date: the days run from the first raise to the earliest opening, and are negative when it came before.',
  'opening',
);
const TO_DECISION = narrower(
  DECIDED,
  'The first raise came before the day of the decision: the days run from one to the other.',
  'decision',
);
const TOO_LATE = narrower(DECIDED, 'The first raise came on the day of the decision or after it.', 'decision');

/** How many days before the first consultation on its policy opened each pair was raised; after it when negative. */
export function leadTimeToOpening({ raised }: CountedPairs, asAt: string) {
  const openings = new Map<PolicyFacts, string | undefined>();
  const openingOf = (policy: PolicyFacts) => {
    if (!openings.has(policy)) openings.set(policy, earliestOpening(policy, asAt));
    return openings.get(policy);
  };
  return spread(
    TO_OPENING,
    raised.filter(({ policy }) => openingOf(policy) !== undefined),
    ({ policy, firstRaise }) => daysBetween(firstRaise.on, openingOf(policy)!),
  );
}

/** The first day by a date on which a consultation on a policy opened. */
export function earliestOpening({ consultations }: PolicyFacts, asAt: string): string | undefined {
  let earliest: string | undefined;
  for (const { opensOn } of consultations)
    if (opensOn !== null && opensOn <= asAt && (earliest === undefined || opensOn < earliest)) earliest = opensOn;
  return earliest;
}

/** How many days before the decision each pair was raised. */
export function leadTimeToDecision({ decided }: CountedPairs) {
  const isInTime = ({ firstRaise, decision }: CountedPairs['decided'][number]) => firstRaise.on < decision!.decidedOn;
  return {
    ...spread(TO_DECISION, decided.filter(isInTime), ({ firstRaise, decision }) =>
      daysBetween(firstRaise.on, decision!.decidedOn),
    ),
    raisedAfter: counting(
      TOO_LATE,
      decided.filter((pair) => !isInTime(pair)),
    ),
  };
}
