import { Query } from '@nestjs/cqrs';
import type { Band, Stage } from '#vocabulary';

/** Dates throughout. What has not ended reaches to `to` and says so by `until: null`. */
export interface Timeline {
  /** the first and the last day of the picture: all that follows lies within */
  readonly from: string;
  readonly to: string;
  /** the stages one after the other: each until the day the next begins */
  readonly stages: readonly {
    readonly stage: Stage;
    readonly band: Band;
    readonly from: string;
    readonly until: string | null;
  }[];
  /** opening to closing */
  readonly consultations: readonly {
    readonly consultationId: string;
    readonly title: string;
    readonly from: string;
    readonly until: string | null;
    readonly state: string;
    readonly outcomeOn: string | null;
  }[];
  /** engagements (not struck out) and submitted responses */
  readonly marks: readonly {
    readonly kind: 'engagement' | 'response';
    readonly id: string;
    readonly title: string;
    readonly on: string;
    readonly asksRaised: number;
  }[];
  /** from the first raise on this policy to the current answer */
  readonly asks: readonly {
    readonly askId: string;
    readonly statement: string;
    readonly from: string;
    readonly stage: Stage;
    readonly band: Band;
    readonly until: string | null;
    readonly answer: string | null;
    readonly decisionId: string | null;
  }[];
  readonly decisions: readonly {
    readonly decisionId: string;
    readonly title: string;
    readonly kind: string;
    readonly on: string;
  }[];
}

/** One policy as a picture; undefined when there is none. `today` is a date. */
export class PolicyTimeline extends Query<Timeline | undefined> {
  constructor(
    readonly policyId: string,
    readonly today: string,
  ) {
    super();
  }
}
