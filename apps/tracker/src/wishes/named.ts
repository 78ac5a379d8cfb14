import type { Named } from '#registers';

/** The kinds of items that a wish can name, by the fields of the events that hold their ids. */
const FIELDS: Readonly<Record<string, keyof Named>> = {
  policyId: 'policyIds',
  policyIds: 'policyIds',
  byPolicyId: 'policyIds',
  consultationId: 'consultationIds',
  askId: 'askIds',
  intoAskId: 'askIds',
  asksRaised: 'askIds',
  decisionId: 'decisionIds',
  organisationId: 'organisationIds',
  organisationIds: 'organisationIds',
  proposedBy: 'organisationIds',
  roster: 'organisationIds',
  ownerOrganisationId: 'organisationIds',
  attended: 'organisationIds',
  apologies: 'organisationIds',
};

/** The ids of the items that the details of a wish name, so that what is known about them can be looked up. */
export function namedIn(details: object): Named {
  const named: Partial<Record<keyof Named, string[]>> = {};
  const gather = (from: object) => {
    for (const [field, value] of Object.entries(from)) {
      const kind = FIELDS[field];
      if (kind) (named[kind] ??= []).push(...[value].flat().filter((id): id is string => typeof id === 'string'));
      else if (typeof value === 'object' && value !== null && !Array.isArray(value)) gather(value);
    }
  };
  gather(details);
  return named;
}
