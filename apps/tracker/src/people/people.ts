import { ROLES, type Role } from '#members';
import type { Option } from '#govuk-pages';
import type { Subject } from '../wishes/wish.js';

/** People who have accounts. Their pages are those of administrators. */
export const people: Subject = {
  path: '/people',
  section: '/members',
  one: 'person',
  category: 'person',
  idField: 'personId',
};

const WHAT_THEY_DO: Readonly<Record<Role, { readonly label: string; readonly hint: string }>> = {
  administrator: { label: 'Administrator', hint: 'Invites people, changes roles, looks after the service' },
  secretariat: { label: 'Secretariat', hint: 'Records and corrects everything, runs drafting and sign-off' },
  chair: { label: 'Chair', hint: 'Verifies claims, closes sign-off, approves' },
  member: { label: 'Member', hint: 'Reads, contributes, and takes positions for an organisation' },
  deputy: { label: 'Deputy', hint: 'Acts for an organisation when its member cannot' },
  observer: { label: 'Observer', hint: 'Reads' },
  'report-reader': { label: 'Reader of reports', hint: 'Reads reports' },
};

/** The roles as they are offered. */
export const roleOptions: readonly Option[] = ROLES.map((role) => ({ value: role, ...WHAT_THEY_DO[role] }));

/** What somebody is, in words. */
export const rolesInWords = (roles: readonly Role[]): string =>
  roles.map((role) => WHAT_THEY_DO[role].label).join(', ');
