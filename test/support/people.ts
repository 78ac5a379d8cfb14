import type { Role } from '#members';

/** What a request carries that somebody with a role makes, of an organisation if one is named. */
export const as = (role: Role, organisationId?: string): Record<string, string> => ({
  cookie: `working-as=${PART_OF[role] ?? role}${organisationId === undefined ? '' : `.${organisationId}`}`,
});

/** The part that somebody plays who has the role and no other. */
const PART_OF: Partial<Record<Role, string>> = { secretariat: 'policy-lead' };
