/** What somebody may be in the tracker. A member and a deputy belong to an organisation and act for it. */
export const ROLES = [
  'administrator',
  'secretariat',
  'chair',
  'member',
  'deputy',
  'observer',
  'report-reader',
] as const;
export type Role = (typeof ROLES)[number];
