import { askIsAgreed, type AgreedAsk } from './chapters/asks.js';
import { callOpens, datesOf } from './chapters/calls.js';
import { councilsJoin } from './chapters/councils.js';
import { governmentDecides } from './chapters/decisions.js';
import { councilMeets } from './chapters/meetings.js';
import { membersContribute } from './chapters/contributions.js';
import { councilIsHeard } from './chapters/engagements.js';
import { peopleAreInvited } from './chapters/people.js';
import { policyTakesShape, registrationOf } from './chapters/policy.js';
import { councilResponds } from './chapters/responses.js';
import { councilSigns } from './chapters/sign-off.js';
import { Diary, type SampleWish } from './diary.js';
import { POLICIES } from './policies.js';
import type { SamplePolicy } from './sample-policy.js';
import type { Subject } from './subject.js';

/**
 * Three years of an invented council: its wishes in the order in which they would have been sent, from those of the
 * founding day on. The same for the same seed, ids included.
 */
export function story(seed = 2023): SampleWish[] {
  const diary = new Diary(seed);
  const councils = councilsJoin(diary);
  peopleAreInvited(diary, councils);
  const asks = POLICIES.flatMap((policy, place) => tell(subjectOf(diary, councils, policy, place)));
  councilMeets(diary, councils, asks);
  return [...diary.wishes()];
}

function subjectOf(diary: Diary, councils: readonly string[], policy: SamplePolicy, place: number): Subject {
  const of = { policy, place };
  return {
    ...of,
    diary,
    councils,
    policyId: diary.id(),
    registeredOn: registrationOf(of),
    askIds: policy.asks.map(() => diary.id()),
    calls: policy.calls.map((call) => ({ id: diary.id(), ...datesOf(of, call), questions: [] })),
  };
}

/** @returns the asks, with the days on which they were agreed */
function tell(subject: Subject): AgreedAsk[] {
  const { asks, calls, contacts, decisions } = subject.policy;
  policyTakesShape(subject);
  calls.forEach((_, place) => callOpens(subject, place));
  const agreed = asks.map((_, place) => askIsAgreed(subject, place));
  contacts.forEach((contact) => councilIsHeard(subject, contact));
  calls.forEach(({ response }, place) => response && councilResponds(subject, place));
  calls.forEach(({ response, answers }, place) => {
    if (response || !answers) return;
    councilSigns(subject, place);
    membersContribute(subject, place);
  });
  decisions.forEach((decision) => governmentDecides(subject, decision));
  return agreed;
}
