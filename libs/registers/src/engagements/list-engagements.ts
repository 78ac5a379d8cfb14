import { Query } from '@nestjs/cqrs';
import type { Handling } from '#vocabulary';
import type { ItemRef, Listing, Paged } from '../listing.js';

export const ENGAGEMENT_SORTS = ['happenedOn', 'body', 'kind', 'recordedAt'] as const;

export interface EngagementFilters extends Listing {
  readonly kind?: string;
  /** the counterpart's body */
  readonly body?: string;
  /** ids */
  readonly policy?: string;
  readonly organisation?: string;
  readonly initiatedBy?: string;
  /** dates, inclusive: by the day it happened */
  readonly from?: string;
  readonly to?: string;
  readonly inConfidence?: boolean;
  /** only those struck out; left out: only those that stand */
  readonly struckOut?: boolean;
}

export interface EngagementRow {
  readonly engagementId: string;
  readonly kind: string;
  readonly happenedOn: string;
  readonly counterpart: { readonly body: string; readonly role: string | null };
  readonly initiatedBy: string;
  readonly level: string | null;
  readonly summary: string;
  readonly policies: readonly ItemRef[];
  readonly consultation: ItemRef | null;
  /** the asks raised, by their statements */
  readonly asks: readonly ItemRef[];
  /** who took part */
  readonly organisations: readonly ItemRef[];
  readonly record: { readonly title: string; readonly url?: string; readonly filedOn?: string } | null;
  readonly inConfidence: boolean;
  readonly handling: Handling | null;
  /** why it was struck out */
  readonly struckOut: string | null;
  readonly recordedAt: string;
  readonly revision: number;
}

export type EngagementList = Paged<
  EngagementRow,
  'kind' | 'body' | 'policy' | 'organisation' | 'initiatedBy' | 'inConfidence'
>;

/** The register of engagements. */
export class ListEngagements extends Query<EngagementList> {
  constructor(readonly filters: EngagementFilters = {}) {
    super();
  }
}
