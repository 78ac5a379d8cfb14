import { ROLES, type Role } from '#members';

/** Anybody at all, also somebody who has not signed in. */
export const ANYBODY = 'anybody';

/** Everybody with a role. */
export const EVERYBODY: readonly Role[] = ROLES;

/** Those who read the record. Readers of reports read what was published of it, and nothing else. */
export const READERS: readonly Role[] = ROLES.filter((role) => role !== 'report-reader');

export const SECRETARIAT: readonly Role[] = ['secretariat'];

/** Those who see whatever has no list of its own of who may see it. */
export const CONFIDANTS: readonly Role[] = ['secretariat', 'chair'];

/** Those who act for an organisation that they belong to, and for no other. */
export const FOR_THEIR_OWN: readonly Role[] = ['member', 'deputy'];

export const ADMINISTRATORS: readonly Role[] = ['administrator'];

/** A role as sentences call those who have it. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  administrator: 'administrators',
  secretariat: 'the secretariat',
  chair: 'the chair',
  member: 'members',
  deputy: 'deputies',
  observer: 'observers',
  'report-reader': 'readers of reports',
};
