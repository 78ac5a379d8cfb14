import type { Fold } from '#event-store';
import { corrected, dateInWords, RuleBroken } from '#vocabulary';
import type { PolicyEvent, PolicyRegistered } from './policy-events.js';
import { registeredAt, withCorrection, withStage, type Stages } from './stages.js';

interface RegisteredPolicy {
  /** as corrected: a correction is compared with them */
  readonly facts: PolicyRegistered;
  readonly stages: Stages;
  /** the last pause or resumption, as last recorded, and the day of the one before it */
  readonly pause?: { readonly paused: boolean; readonly effectiveOn: string; readonly after?: string };
  readonly withdrawnOn?: string;
  readonly supersededBy: readonly { readonly byPolicyId: string; readonly effectiveOn: string }[];
}

/** Null: never registered. */
export type Policy = RegisteredPolicy | null;

export const policy: Fold<Policy, PolicyEvent> = {
  initial: null,
  evolve: (state, event): Policy => {
    if (event.type === 'PolicyRegistered')
      return { facts: event.data, stages: registeredAt(event.data), supersededBy: [] };
    if (state === null) return null;
    switch (event.type) {
      case 'PolicyStageChanged':
        return { ...state, stages: withStage(state.stages, event.data) };
      case 'PolicyStageCorrected':
        return { ...state, stages: withCorrection(state.stages, event.data) };
      case 'PolicyDetailsCorrected': {
        const { reason: _, ...fields } = event.data;
        return { ...state, facts: corrected(state.facts, fields) };
      }
      case 'PolicyPaused':
      case 'PolicyResumed':
        return { ...state, pause: pauseAfter(state.pause, event.type === 'PolicyPaused', event.data.effectiveOn) };
      case 'PolicyWithdrawn':
        return { ...state, withdrawnOn: event.data.effectiveOn };
      case 'PolicySuperseded':
        return {
          ...state,
          supersededBy: [
            ...state.supersededBy.filter(({ byPolicyId }) => byPolicyId !== event.data.byPolicyId),
            event.data,
          ],
        };
      case 'PolicyHandlingChanged':
        return { ...state, facts: { ...state.facts, handling: event.data.handling } };
    }
  },
};

/** Recorded once more, a pause or a resumption is put right: it still comes after what it came after. */
function pauseAfter(last: RegisteredPolicy['pause'], paused: boolean, effectiveOn: string): RegisteredPolicy['pause'] {
  const after = last?.paused === paused ? last.after : last?.effectiveOn;
  return { paused, effectiveOn, ...(after !== undefined && { after }) };
}

/**
 * A policy that was withdrawn or superseded goes no further; what happened before that day can still be recorded.
 * @throws RuleBroken when the policy had come to its end by the date
 */
export function mustStillGoOn({ withdrawnOn, supersededBy }: RegisteredPolicy, date: string, field: string): void {
  const ends = [
    ...(withdrawnOn ? [{ how: 'withdrawn', on: withdrawnOn }] : []),
    ...supersededBy.map(({ effectiveOn }) => ({ how: 'superseded', on: effectiveOn })),
  ];
  const end = ends.find(({ on }) => on <= date);
  if (end)
    throw new RuleBroken(`This policy was ${end.how} on ${dateInWords(end.on)}: the date must be before that`, field);
}
