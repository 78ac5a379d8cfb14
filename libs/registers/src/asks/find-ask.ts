import { Query } from '@nestjs/cqrs';
import type { Reference } from '#vocabulary';
import type { DecisionRow } from '../decisions/list-decisions.js';
import type { ItemRef, Recorded } from '../listing.js';
import type { AskRow } from './list-asks.js';

export interface AskAnswer extends Recorded {
  readonly decision: ItemRef;
  readonly answer: string;
  readonly answeredOn: string;
  readonly reference: Reference | null;
  /** the ask it was given to, when that was merged into this one later */
  readonly givenTo: ItemRef | null;
  /** why it counts no more: the answer or its decision was struck out */
  readonly struckOut: string | null;
}

export interface AskDelivery extends Recorded {
  readonly delivery: string;
  readonly asOf: string;
  readonly reference: Reference | null;
}

/** An engagement or a submitted response that raised the ask, or one merged into it. */
export interface AskRaise {
  readonly kind: 'engagement' | 'response';
  readonly id: string;
  /** the engagement's summary, or the title of the response's consultation */
  readonly title: string;
  readonly on: string;
  /** the policies of the ask that it concerned */
  readonly policies: readonly ItemRef[];
}

/** All that an ask's page shows. */
export interface AskDetail {
  readonly ask: AskRow & { readonly mergeReason: string | null; readonly withdrawnReason: string | null };
  /** the latest first */
  readonly answers: readonly AskAnswer[];
  readonly deliveries: readonly AskDelivery[];
  /** the earliest first */
  readonly raises: readonly AskRaise[];
  readonly mergedFrom: readonly ItemRef[];
  /** decisions on its policies that have not answered it */
  readonly decisionsWithoutAnswer: readonly DecisionRow[];
}

/** One ask; undefined when there is none. `today` is a date. */
export class FindAsk extends Query<AskDetail | undefined> {
  constructor(
    readonly askId: string,
    readonly today: string,
  ) {
    super();
  }
}
