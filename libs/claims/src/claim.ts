import type { Fold } from '#event-store';
import type {
  ClaimContested,
  ClaimContestResolved,
  ClaimEvent,
  ClaimEvidenceAttached,
  ClaimRaised,
  ClaimRivalRecorded,
  ClaimSubstantiated,
  ClaimVerified,
} from './claim-events.js';

interface RaisedClaim {
  readonly authorId: string;
  readonly contribution: ClaimRaised['contribution'];
  readonly evidence: readonly ClaimEvidenceAttached[];
  /** each rival once, as last recorded */
  readonly rivals: readonly ClaimRivalRecorded[];
  readonly substantiations: readonly ClaimSubstantiated[];
  /** the last one, unless new evidence or a restatement came after it */
  readonly verification: ClaimVerified | null;
  readonly contests: readonly { readonly contest: ClaimContested; readonly resolved: ClaimContestResolved | null }[];
  readonly withdrawn: boolean;
}

/** Null: never raised. */
export type Claim = RaisedClaim | null;

export const claim: Fold<Claim, ClaimEvent> = {
  initial: null,
  evolve: (state, event): Claim => {
    if (event.type === 'ClaimRaised')
      return {
        authorId: event.data.authorId,
        contribution: event.data.contribution,
        evidence: [],
        rivals: [],
        substantiations: [],
        verification: null,
        contests: [],
        withdrawn: false,
      };
    if (state === null) return null;
    switch (event.type) {
      case 'ClaimEvidenceAttached':
        return { ...state, evidence: [...state.evidence, event.data], verification: null };
      case 'ClaimRivalRecorded': {
        const others = state.rivals.filter(({ rivalId }) => rivalId !== event.data.rivalId);
        return { ...state, rivals: [...others, event.data] };
      }
      case 'ClaimSubstantiated':
        return { ...state, substantiations: [...state.substantiations, event.data] };
      case 'ClaimVerified':
        return { ...state, verification: event.data };
      case 'ClaimContested':
        return { ...state, contests: [...state.contests, { contest: event.data, resolved: null }] };
      case 'ClaimContestResolved':
        return {
          ...state,
          contests: state.contests.map((one) =>
            one.contest.contestId === event.data.contestId ? { ...one, resolved: event.data } : one,
          ),
        };
      case 'ClaimRestated':
        return { ...state, contribution: event.data.contribution, verification: null };
      case 'ClaimWithdrawn':
        return { ...state, withdrawn: true };
    }
  },
};
