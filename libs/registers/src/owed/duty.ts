import type { Role } from '#members';
import type { Handling } from '#vocabulary';
import type { ItemKind } from '../listing.js';

/** What somebody may still owe, in the order in which it is listed on a day. */
export const DUTY_KINDS = [
  'triage',
  'take_position',
  'renew_position',
  'accept_ruling',
  'write_answer',
  'review_answer',
  'rule',
  'draft',
  'open_sign_off',
  'close_sign_off',
  'approve',
  'send',
  'recheck',
  'action',
] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

/** Something that waits for somebody. */
export interface Duty {
  readonly kind: DutyKind;
  /** what it is about, and where it can be done: `below` the page of that item */
  readonly about: { readonly kind: ItemKind; readonly id: string; readonly title: string };
  readonly below?: string;
  /** more words, like the number of the question */
  readonly detail?: string;
  /** a date; null when it has no day */
  readonly dueOn: string | null;
  readonly handling: Handling | null;
}

/** Somebody, as far as is asked what they owe. */
export interface Somebody {
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly organisationId?: string;
}

/** Whether somebody has one of some roles. */
export const isOneOf = ({ roles }: Somebody, ...these: Role[]): boolean => these.some((role) => roles.includes(role));
