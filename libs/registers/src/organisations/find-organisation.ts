import { Query } from '@nestjs/cqrs';
import type { AskRow } from '../asks/list-asks.js';
import type { EngagementRow } from '../engagements/list-engagements.js';
import type { Recorded } from '../listing.js';
import type { ResponseRow } from '../responses/list-responses.js';
import type { OrganisationRow } from './list-organisations.js';

/** All that a member's page shows. */
export interface OrganisationDetail {
  readonly organisation: OrganisationRow;
  /** what it was called from when, in order */
  readonly names: readonly (Recorded & { readonly name: string; readonly effectiveOn: string })[];
  readonly engagements: readonly EngagementRow[];
  readonly responses: readonly ResponseRow[];
  readonly asksProposed: readonly AskRow[];
}

/** One organisation; undefined when there is none. `today` is a date. */
export class FindOrganisation extends Query<OrganisationDetail | undefined> {
  constructor(
    readonly organisationId: string,
    readonly today: string,
  ) {
    super();
  }
}
