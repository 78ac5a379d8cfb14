import { Query } from '@nestjs/cqrs';
import type { Listing, Paged } from '../listing.js';

export const ORGANISATION_SORTS = ['name', 'kind', 'joinedOn', 'leftOn'] as const;

export interface OrganisationFilters extends Listing {
  readonly nation?: string;
  readonly kind?: string;
  readonly membership?: string;
}

export interface OrganisationRow {
  readonly organisationId: string;
  readonly name: string;
  readonly kind: string;
  readonly nation: string;
  readonly region: string | null;
  readonly joinedOn: string;
  readonly leftOn: string | null;
  readonly membership: 'current' | 'former';
  readonly counts: { readonly engagements: number; readonly responses: number; readonly asksProposed: number };
  readonly recordedAt: string;
  readonly revision: number;
}

export type OrganisationList = Paged<OrganisationRow, 'nation' | 'kind' | 'membership'>;

/** The register of member organisations. */
export class ListOrganisations extends Query<OrganisationList> {
  constructor(readonly filters: OrganisationFilters = {}) {
    super();
  }
}
