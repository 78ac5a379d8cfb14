import { Query } from '@nestjs/cqrs';
import type { Handling, Reference } from '#vocabulary';
import type { ItemRef, Listing, Paged } from '../listing.js';

export const DECISION_SORTS = ['decidedOn', 'title', 'kind', 'recordedAt'] as const;

export interface DecisionFilters extends Listing {
  readonly kind?: string;
  readonly department?: string;
  /** a policy id */
  readonly policy?: string;
  /** dates, inclusive: by the day it was decided */
  readonly from?: string;
  readonly to?: string;
  /** only those struck out; left out: only those that stand */
  readonly struckOut?: boolean;
}

export interface DecisionRow {
  readonly decisionId: string;
  readonly title: string;
  readonly decidedOn: string;
  readonly kind: string;
  readonly departments: readonly string[];
  readonly policies: readonly ItemRef[];
  readonly consultation: ItemRef | null;
  readonly reference: Reference;
  /** answers that stand */
  readonly answers: number;
  /** asks of its policies that it has not answered and that no other decision has */
  readonly asksToAnswer: number;
  readonly handling: Handling | null;
  readonly struckOut: string | null;
  readonly recordedAt: string;
  readonly revision: number;
}

export type DecisionList = Paged<DecisionRow, 'kind' | 'department' | 'policy'>;

/** The register of decisions. */
export class ListDecisions extends Query<DecisionList> {
  constructor(readonly filters: DecisionFilters = {}) {
    super();
  }
}
