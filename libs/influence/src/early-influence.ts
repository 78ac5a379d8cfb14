import { Query } from '@nestjs/cqrs';
import type { Band, Stage } from '#vocabulary';

export interface InfluenceFilters {
  /** the date: only what happened on or before it counts */
  readonly asAt: string;
  readonly theme?: string;
  readonly department?: string;
  readonly nation?: string;
  readonly policyId?: string;
}

/** One ask on one policy, raised with government. */
export interface PairRow {
  readonly askId: string;
  readonly statement: string;
  readonly policyId: string;
  readonly policyTitle: string;
  readonly firstRaise: {
    readonly on: string;
    readonly stage: Stage;
    readonly band: Band;
    readonly by: { readonly kind: 'engagement' | 'response'; readonly id: string };
  };
  /** the decision of the current answer */
  readonly decision: { readonly decisionId: string; readonly title: string; readonly decidedOn: string } | null;
  readonly answer: string | null;
  readonly answeredOn: string | null;
  /** there is a current answer and it is not `overtaken` */
  readonly decided: boolean;
  /** adopted, partly adopted or adopted in principle */
  readonly success: boolean;
  /** days from the first raise to the decision; negative or 0: raised too late. Null without a decision */
  readonly leadTimeDays: number | null;
}

/** Counts of pairs (an ask on a policy), each with its denominator beside it. */
export interface EarlyInfluenceFigures {
  readonly raised: number;
  /** of those raised: reached a decision */
  readonly decided: number;
  /** of those decided: adopted, partly or in principle */
  readonly successes: number;
  /** of those raised: first raised when the policy was at rank 2 or lower */
  readonly raisedEarly: number;
  /** of those raised early: reached a decision */
  readonly decidedEarly: number;
  /** of those: adopted, partly or in principle */
  readonly successesEarly: number;
  /** the latest first raise first */
  readonly pairs: readonly PairRow[];
}

/** Which asks reached a decision, which of them were raised early, and how those fared. */
export class EarlyInfluence extends Query<EarlyInfluenceFigures> {
  constructor(readonly filters: InfluenceFilters) {
    super();
  }
}
