import type { OrganisationEvent } from '#members';
import { dateInWords } from '#vocabulary';
import type { Wording } from './plain.js';

/** The history of a member organisation in plain sentences. */
export const organisationWords: Wording<OrganisationEvent> = {
  OrganisationJoined: ({ name, joinedOn }) => `“${name}” joined on ${dateInWords(joinedOn)}`,
  OrganisationLeft: ({ leftOn }) => `Left on ${dateInWords(leftOn)}`,
  OrganisationRenamed: ({ name, effectiveOn }) => `Renamed “${name}” from ${dateInWords(effectiveOn)}`,
};
