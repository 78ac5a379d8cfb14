import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known } from '#vocabulary';
import { mustLeaveAnAdministrator, person, type KnownOfPeople, type Person } from './person.js';
import type { PersonDeactivated, PersonEvent } from './person-events.js';

export class DeactivatePerson extends Command<Outcome> {
  constructor(
    readonly details: PersonDeactivated,
    readonly known: Known & KnownOfPeople,
  ) {
    super();
  }
}

/** Somebody's account ends; what they recorded stays, under their name. */
export const deactivatePerson =
  ({ details, known }: DeactivatePerson) =>
  (state: Person): PersonEvent[] => {
    const before = existing(state, 'person');
    if (before.state !== 'active') return [];
    mustLeaveAnAdministrator(before, known, 'reason');
    return [{ type: 'PersonDeactivated', data: details }];
  };

@CommandHandler(DeactivatePerson)
export class DeactivatePersonHandler implements ICommandHandler<DeactivatePerson> {
  constructor(private readonly events: EventStore) {}

  execute(command: DeactivatePerson) {
    return this.events.transact(`person-${command.details.personId}`, person, deactivatePerson(command));
  }
}
