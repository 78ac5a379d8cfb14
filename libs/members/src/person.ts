import type { Fold } from '#event-store';
import { RuleBroken } from '#vocabulary';
import type { PersonEvent } from './person-events.js';

interface KnownPerson {
  readonly state: 'active' | 'deactivated' | 'erased';
  readonly roles: readonly string[];
  readonly organisationId?: string;
}

/** Null: never invited. */
export type Person = KnownPerson | null;

export const person: Fold<Person, PersonEvent> = {
  initial: null,
  evolve: (state, event): Person => {
    if (event.type === 'PersonInvited') {
      const { roles, organisationId } = event.data;
      return { state: 'active', roles, ...(organisationId !== undefined && { organisationId }) };
    }
    if (state === null) return null;
    switch (event.type) {
      case 'PersonRolesChanged':
        return { ...state, roles: event.data.roles };
      case 'PersonDeactivated':
        return { ...state, state: 'deactivated' };
      case 'PersonErased':
        return { state: 'erased', roles: [] };
    }
  },
};

/** What the rest of the tracker knows when somebody's roles are decided on. */
export interface KnownOfPeople {
  /** how many active people beside this one are administrators */
  readonly otherAdministrators: number;
}

/** @throws RuleBroken when somebody who acts for an organisation belongs to none */
export function mustHaveAnOrganisation(roles: readonly string[], organisationId: string | undefined): void {
  if (organisationId === undefined && roles.some((role) => role === 'member' || role === 'deputy'))
    throw new RuleBroken('A member or a deputy must belong to an organisation', 'organisationId');
}

/** @throws RuleBroken when nobody would be left who can invite people and change roles */
export function mustLeaveAnAdministrator(
  { roles }: KnownPerson,
  { otherAdministrators }: KnownOfPeople,
  field: string,
): void {
  if (roles.includes('administrator') && otherAdministrators === 0)
    throw new RuleBroken('This is the last administrator: make somebody else one first', field);
}
