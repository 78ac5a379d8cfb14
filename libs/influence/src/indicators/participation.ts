import type { Facts } from '../facts/facts.js';
import { counting, rule } from '../figure.js';

const ENGAGED = rule('The organisation took part in the engagement, which stands, by the date.', 'part');
const RESPONDED = rule('The organisation took part in the response, which was submitted by the date.', 'part');
const CONTRIBUTED = rule('The organisation offered the contribution, and it was not withdrawn.', 'part');
const TOOK_POSITION = rule('The organisation took a position in the round of the sign-off.', 'part');
const ON_ROSTER = rule('The organisation was on the roster of the round of the sign-off.', 'part');

/** What each organisation that had joined by a date took part in. */
export function participation({ organisations }: Facts, asAt: string) {
  const byThen = ({ on }: { readonly on: string }) => on <= asAt;
  return [...organisations.values()]
    .filter(({ joinedOn }) => joinedOn <= asAt)
    .map(({ organisationId, engagements, responses, contributions, positions, rounds }) => ({
      organisationId,
      engagements: counting(ENGAGED, engagements.filter(byThen)),
      responses: counting(RESPONDED, responses.filter(byThen)),
      contributions: counting(CONTRIBUTED, contributions),
      positions: counting(TOOK_POSITION, positions),
      rounds: counting(ON_ROSTER, rounds),
    }));
}
