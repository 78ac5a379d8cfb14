import { v5 as uuidOf } from 'uuid';
import type { Role } from '#members';

const PEOPLE = '9b0e5a14-3f6c-5d21-8c07-52d1e7a4f630';

/** The parts that the people of the sample play. */
export const SAMPLE_PARTS = ['secretariat', 'chair', 'policy-lead', 'member'] as const;
export type SamplePart = (typeof SAMPLE_PARTS)[number];

/** Invented names, marked as such wherever they are shown. None of these people can sign in. */
export const CAST: Readonly<Record<SamplePart, { readonly name: string; readonly roles: readonly Role[] }>> = {
  secretariat: { name: 'Robin Ashby (sample)', roles: ['secretariat'] },
  chair: { name: 'Morgan Tyne (sample)', roles: ['chair'] },
  'policy-lead': { name: 'Jo Wexham (sample)', roles: ['secretariat'] },
  member: { name: 'Sam Fleet (sample)', roles: ['member'] },
};

/** The id of whoever plays a part in the sample: always the same. */
export const personPlaying = (part: SamplePart): string => uuidOf(part, PEOPLE);
