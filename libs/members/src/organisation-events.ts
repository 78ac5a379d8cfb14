import type { EventsOf } from '#event-store';
import { IsId, IsLine, IsLocalDate, IsOneOf, IsText, NATIONS, Optional, type Nation } from '#vocabulary';

export const ORGANISATION_KINDS = [
  'county',
  'district',
  'metropolitan',
  'london_borough',
  'unitary',
  'combined_authority',
  'police_fire',
  'transport',
  'devolved',
  'partner',
  'other',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** The first of a stream; again when an organisation that had left comes back. */
export class OrganisationJoined {
  @IsId() organisationId: string;
  @IsLine() name: string;
  @IsOneOf(ORGANISATION_KINDS) kind: OrganisationKind;
  @IsOneOf(NATIONS) nation: Nation;
  @Optional() @IsLine(200) region?: string;
  @IsLocalDate() joinedOn: string;
}

export class OrganisationLeft {
  @IsId() organisationId: string;
  @IsLocalDate() leftOn: string;
  /** it was recorded for another date before: why that was wrong */
  @Optional() @IsText() correction?: string;
}

export class OrganisationRenamed {
  @IsId() organisationId: string;
  @IsLine() name: string;
  @IsLocalDate() effectiveOn: string;
}

/** Everything that can happen to an organisation, by its stored name. The first of a stream is OrganisationJoined. */
export const organisationEvents = { OrganisationJoined, OrganisationLeft, OrganisationRenamed };
export type OrganisationEvent = EventsOf<typeof organisationEvents>;
