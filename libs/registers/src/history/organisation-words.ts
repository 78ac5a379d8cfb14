import type { OrganisationEvent } from '#members';
import { dateInWords } from '#vocabulary';
import { puttingRight, type Wording } from './plain.js';

/** The history of a member organisation in plain sentences. */
export const organisationWords: Wording<OrganisationEvent> = {
  OrganisationJoined: ({ name, joinedOn }) => `“${name}” joined on ${dateInWords(joinedOn)}`,
  OrganisationLeft: ({ leftOn, correction }) => puttingRight(`Left on ${dateInWords(leftOn)}`, correction),
  OrganisationRenamed: ({ name, effectiveOn }) => `Renamed “${name}” from ${dateInWords(effectiveOn)}`,
};
