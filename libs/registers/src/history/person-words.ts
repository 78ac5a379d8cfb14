import type { PersonEvent } from '#members';
import type { Wording } from './plain.js';

const listed = (roles: readonly string[]) => roles.map((role) => role.replaceAll('-', ' ')).join(', ');

/** The history of a person in plain sentences: what they were, never what they were called. */
export const personWords: Wording<PersonEvent> = {
  PersonInvited: ({ roles }) => `Invited as ${listed(roles)}`,
  PersonRolesChanged: ({ roles }) => `Roles changed to ${listed(roles)}`,
  PersonDeactivated: ({ reason }) => `Account ended. Reason: ${reason}`,
  PersonErased: ({ reason }) => `Name and address erased. Reason: ${reason}`,
};
