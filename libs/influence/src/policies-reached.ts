import { stageOn } from '#registers';
import { bandOf, rankOf } from '#vocabulary';
import type { Engaging, Facts, PolicyFacts } from './facts/facts.js';
import { isBefore } from './pairs.js';
import type { Selection } from './selection.js';

const DECIDED = rankOf('decided');

/** A policy that was decided (rank 5) or further, and whether the council had engaged before. */
export interface ReachedPolicy {
  readonly kind: 'policy';
  readonly policy: PolicyFacts;
  /** the first day at rank 5 or more */
  readonly reachedOn: string;
  /** early: an engaging before that day and at rank 2 or less · later: one before that day · else none: missed, or unknown when it was registered no earlier */
  readonly coverage: 'early' | 'later' | 'missed' | 'unknown';
  /** the earliest before that day */
  readonly firstEngaging: Engaging | undefined;
}

/** The policies that a selection lets through and that had been decided by its date, in order of that day. */
export function policiesReached({ policies }: Facts, selection: Selection): ReachedPolicy[] {
  const reached: ReachedPolicy[] = [];
  for (const policy of policies.values()) {
    const reachedOn = firstDayDecided(policy);
    if (policy.registeredOn === null || reachedOn === undefined || !selection.hasPolicyReached(policy, reachedOn))
      continue;
    const before = policy.engagings.filter(({ on }) => on < reachedOn);
    reached.push({
      kind: 'policy',
      policy,
      reachedOn,
      coverage: coverageOf(policy, before, reachedOn),
      firstEngaging: before.reduce<Engaging | undefined>(
        (first, one) => (first && isBefore(first, one) ? first : one),
        undefined,
      ),
    });
  }
  return reached.sort((a, b) => (a.reachedOn < b.reachedOn ? -1 : Number(a.reachedOn > b.reachedOn)));
}

/** The first date whose stage has rank 5 or more: of stages that begin on one day the last counts. */
function firstDayDecided({ stages }: PolicyFacts): string | undefined {
  return stages.find(({ effectiveOn }) => rankOf(stageOn(stages, effectiveOn)) >= DECIDED)?.effectiveOn;
}

function coverageOf(policy: PolicyFacts, before: readonly Engaging[], reachedOn: string): ReachedPolicy['coverage'] {
  if (before.some(({ on }) => bandOf(stageOn(policy.stages, on)) === 'early')) return 'early';
  if (before.length > 0) return 'later';
  return policy.registeredOn !== null && policy.registeredOn < reachedOn ? 'missed' : 'unknown';
}
