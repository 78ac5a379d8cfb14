import { Query } from '@nestjs/cqrs';
import type { Reference } from '#vocabulary';
import type { AskRow } from '../asks/list-asks.js';
import type { ItemRef, Recorded } from '../listing.js';
import type { DecisionRow } from './list-decisions.js';

export interface DecisionAnswer extends Recorded {
  readonly ask: ItemRef;
  readonly answer: string;
  readonly answeredOn: string;
  readonly reference: Reference | null;
  readonly struckOut: string | null;
}

/** All that a decision's page shows. */
export interface DecisionDetail {
  readonly decision: DecisionRow;
  readonly answers: readonly DecisionAnswer[];
  /** the open and awaiting asks of its policies */
  readonly asksToAnswer: readonly AskRow[];
}

/** One decision, struck out or not; undefined when there is none. `today` is a date. */
export class FindDecision extends Query<DecisionDetail | undefined> {
  constructor(
    readonly decisionId: string,
    readonly today: string,
  ) {
    super();
  }
}
