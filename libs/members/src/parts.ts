import { v5 as uuidOf } from 'uuid';
import type { Role } from './roles.js';

const PEOPLE = '2f6d3c1e-8f0a-5b7c-9a43-6d1f0e2b7c58';

/** Until there is sign-in, work is recorded in the name of a part that somebody plays, never of a person. */
export const PARTS: Readonly<Record<string, string>> = {
  secretariat: 'Secretariat',
  chair: 'Chair of the council',
  'policy-lead': 'Policy lead',
  member: 'A member',
  deputy: 'A deputy',
  administrator: 'Administrator',
  observer: 'An observer',
  'report-reader': 'A reader of reports',
};

/** What somebody who plays a part may be. */
export const ROLES_OF_PARTS: Readonly<Record<string, readonly Role[]>> = {
  secretariat: ['administrator', 'secretariat'],
  chair: ['chair'],
  'policy-lead': ['secretariat'],
  member: ['member'],
  deputy: ['deputy'],
  administrator: ['administrator'],
  observer: ['observer'],
  'report-reader': ['report-reader'],
};

/** The id of the person who plays a part, for an organisation if one is named: always the same. */
export const personPlaying = (part: string, organisationId?: string): string =>
  uuidOf(organisationId === undefined ? part : `${part} of ${organisationId}`, PEOPLE);
