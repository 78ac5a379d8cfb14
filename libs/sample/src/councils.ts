import type { OrganisationKind } from '#members';

export interface SampleCouncil {
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly region: string;
  /** its name before, and the date of the new one */
  readonly was?: { readonly name: string; readonly until: string };
}

/** Fifteen invented councils, of every kind and region of England. */
export const COUNCILS: readonly SampleCouncil[] = [
  { name: 'Northmoor County Council', kind: 'county', region: 'North East' },
  { name: 'Wexcombe County Council', kind: 'county', region: 'South West' },
  { name: 'Eastmarsh County Council', kind: 'county', region: 'East of England' },
  { name: 'Ashdale District Council', kind: 'district', region: 'East Midlands' },
  { name: 'Holmebridge District Council', kind: 'district', region: 'South East' },
  { name: 'Sallowfield Borough Council', kind: 'district', region: 'West Midlands' },
  { name: 'Calderford City Council', kind: 'metropolitan', region: 'Yorkshire and The Humber' },
  { name: 'Merseley Metropolitan Borough Council', kind: 'metropolitan', region: 'North West' },
  { name: 'Tyneholm City Council', kind: 'metropolitan', region: 'North East' },
  { name: 'London Borough of Fleetham', kind: 'london_borough', region: 'London' },
  { name: 'London Borough of Brentmere', kind: 'london_borough', region: 'London' },
  { name: 'Severnside Council', kind: 'unitary', region: 'South West' },
  {
    name: 'Pennington and Vale Council',
    kind: 'unitary',
    region: 'North West',
    was: { name: 'Pennington Council', until: '2025-04-01' },
  },
  { name: 'Solenthaven City Council', kind: 'unitary', region: 'South East' },
  { name: 'Three Rivers Combined Authority', kind: 'combined_authority', region: 'West Midlands' },
];
