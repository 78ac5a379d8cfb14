import { Query } from '@nestjs/cqrs';
import type { Band, Handling, Stage } from '#vocabulary';
import type { ItemRef, Listing, Paged } from '../listing.js';

export const POLICY_SORTS = ['title', 'stage', 'stageSince', 'recordedAt'] as const;

export interface PolicyFilters extends Listing {
  readonly theme?: string;
  readonly department?: string;
  readonly nation?: string;
  readonly stage?: string;
}

/** Whether work on a policy goes on. */
export type Standing = 'active' | 'paused' | 'withdrawn' | 'superseded';

export interface PolicyRow {
  readonly policyId: string;
  readonly title: string;
  readonly summary: string | null;
  readonly departments: readonly string[];
  readonly themes: readonly string[];
  readonly nations: readonly string[];
  readonly stage: Stage;
  readonly band: Band;
  readonly stageSince: string;
  readonly standing: Standing;
  /** since when and why it is not active */
  readonly standingSince: string | null;
  readonly standingReason: string | null;
  readonly supersededBy: ItemRef | null;
  readonly handling: Handling | null;
  readonly counts: {
    readonly consultations: number;
    readonly engagements: number;
    readonly asks: number;
    readonly decisions: number;
  };
  readonly recordedAt: string;
  /** the revision of its stream, for edits that must not overwrite another's */
  readonly revision: number;
}

export type PolicyList = Paged<PolicyRow, 'theme' | 'department' | 'nation' | 'stage'>;

/** The register of policies. */
export class ListPolicies extends Query<PolicyList> {
  constructor(readonly filters: PolicyFilters = {}) {
    super();
  }
}
