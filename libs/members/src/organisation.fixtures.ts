import { knowing } from '#vocabulary';
import type { OrganisationEvent, OrganisationJoined } from './organisation-events.js';

/** The organisation, and the present day, that the specs of this library speak of. */
export const organisationId = '0196b7a0-0000-7000-8000-000000000301';

export const known = knowing('2025-06-30T11:00:00Z');

export const details: OrganisationJoined = {
  organisationId,
  name: 'Kent County Council',
  kind: 'county',
  nation: 'england',
  region: 'South East',
  joinedOn: '2024-11-04',
};

export const joined = (changes: Partial<OrganisationJoined> = {}): OrganisationEvent => ({
  type: 'OrganisationJoined',
  data: { ...details, ...changes },
});

export const left: OrganisationEvent = { type: 'OrganisationLeft', data: { organisationId, leftOn: '2025-03-31' } };

export const renamed = (name: string, effectiveOn: string): OrganisationEvent => ({
  type: 'OrganisationRenamed',
  data: { organisationId, name, effectiveOn },
});
