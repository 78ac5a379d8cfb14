import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, whoIsActing, type Outcome } from '#event-store';
import { existing, RuleBroken, type Known } from '#vocabulary';
import { mustHaveAnOrganisation, mustLeaveAnAdministrator, person, type KnownOfPeople, type Person } from './person.js';
import type { PersonEvent, PersonRolesChanged } from './person-events.js';
import { ROLES } from './roles.js';

export class ChangePersonRoles extends Command<Outcome> {
  constructor(
    readonly details: PersonRolesChanged,
    readonly known: Known & KnownOfPeople,
  ) {
    super();
  }
}

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((role) => other.includes(role));

/** Somebody may do more, or less, from now on. Nobody gives themselves more; the last administrator stays one. */
export const changePersonRoles =
  ({ details: { personId, roles }, known }: ChangePersonRoles, actor: string) =>
  (state: Person): PersonEvent[] => {
    const before = existing(state, 'person');
    if (before.state !== 'active') throw new RuleBroken('This person has no account any more', 'roles');
    if (same(roles, before.roles)) return [];
    const unknown = roles.find((role) => !(ROLES as readonly string[]).includes(role));
    if (unknown !== undefined) throw new RuleBroken(`There is no role “${unknown}”`, 'roles');
    if (roles.length === 0) throw new RuleBroken('Choose at least one role', 'roles');
    mustHaveAnOrganisation(roles, before.organisationId);
    if (actor === `person-${personId}` && roles.some((role) => !before.roles.includes(role)))
      throw new RuleBroken('Nobody can give themselves another role: ask another administrator', 'roles');
    if (!roles.includes('administrator')) mustLeaveAnAdministrator(before, known, 'roles');
    return [{ type: 'PersonRolesChanged', data: { personId, roles } }];
  };

@CommandHandler(ChangePersonRoles)
export class ChangePersonRolesHandler implements ICommandHandler<ChangePersonRoles> {
  constructor(private readonly events: EventStore) {}

  execute(command: ChangePersonRoles) {
    return this.events.transact(
      `person-${command.details.personId}`,
      person,
      changePersonRoles(command, whoIsActing().actor),
    );
  }
}
