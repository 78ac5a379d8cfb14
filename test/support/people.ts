import type { Role } from '#members';

/** Among the headers of a request (see `signedInFetch`): that somebody with a role makes it, of an organisation if one is named. */
export const as = (role: Role, organisationId?: string): Record<string, string> => ({
  as: `${PART_OF[role] ?? role}${organisationId === undefined ? '' : `.${organisationId}`}`,
});

/** The part that somebody plays who has the role and no other. */
const PART_OF: Partial<Record<Role, string>> = { secretariat: 'policy-lead' };
