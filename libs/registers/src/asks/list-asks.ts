import { Query } from '@nestjs/cqrs';
import type { Band, Handling, Stage } from '#vocabulary';
import type { ItemRef, Listing, Paged } from '../listing.js';

/** open: not raised yet · awaiting: raised, no answer · answered · merged into another · withdrawn. */
export const ASK_STATES = ['open', 'awaiting', 'answered', 'merged', 'withdrawn'] as const;
export type AskState = (typeof ASK_STATES)[number];

export const ASK_SORTS = ['statement', 'firstRaised', 'answeredOn', 'size', 'recordedAt'] as const;

export interface AskFilters extends Listing {
  /** the date that ages and re-checks are counted from */
  readonly today: string;
  /** a policy id */
  readonly policy?: string;
  readonly theme?: string;
  readonly direction?: string;
  readonly size?: string;
  readonly state?: string;
  /** the current answer */
  readonly answer?: string;
}

/** A policy of an ask, with the stage it was at when the ask was first raised on it. */
export interface AskPolicy extends ItemRef {
  readonly firstRaise: { readonly on: string; readonly stage: Stage; readonly band: Band } | null;
}

/** An ask with all that was merged into it: their policies, raises and answers are its own. */
export interface AskRow {
  readonly askId: string;
  readonly statement: string;
  readonly direction: string;
  readonly size: string;
  readonly themes: readonly string[];
  readonly policies: readonly AskPolicy[];
  readonly proposedBy: ItemRef | null;
  readonly agreedOn: string | null;
  readonly state: AskState;
  /** on whatever policy */
  readonly firstRaisedOn: string | null;
  /** days since the first raise of an ask that is awaiting an answer */
  readonly awaitingDays: number | null;
  readonly currentAnswer: { readonly answer: string; readonly answeredOn: string; readonly decision: ItemRef } | null;
  readonly delivery: { readonly delivery: string; readonly asOf: string } | null;
  /** the next of 6, 12 and 30 months after an answer */
  readonly nextRecheckOn: string | null;
  readonly mergedInto: ItemRef | null;
  readonly withdrawnOn: string | null;
  readonly handling: Handling | null;
  readonly recordedAt: string;
  readonly revision: number;
}

export type AskList = Paged<AskRow, 'policy' | 'theme' | 'direction' | 'size' | 'state' | 'answer'>;

/** The ledger of asks. */
export class ListAsks extends Query<AskList> {
  constructor(readonly filters: AskFilters) {
    super();
  }
}
