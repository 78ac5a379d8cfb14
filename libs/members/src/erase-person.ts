import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { Keys } from '#sealing';
import { existing, type Known } from '#vocabulary';
import { mustLeaveAnAdministrator, person, type KnownOfPeople, type Person } from './person.js';
import type { PersonErased, PersonEvent } from './person-events.js';

export class ErasePerson extends Command<Outcome> {
  constructor(
    readonly details: PersonErased,
    readonly known: Known & KnownOfPeople,
  ) {
    super();
  }
}

/** Somebody's name and address go for good; that somebody was there, and what they recorded, stays. */
export const erasePerson =
  ({ details, known }: ErasePerson) =>
  (state: Person): PersonEvent[] => {
    const before = existing(state, 'person');
    if (before.state === 'erased') return [];
    if (before.state === 'active') mustLeaveAnAdministrator(before, known, 'reason');
    return [{ type: 'PersonErased', data: details }];
  };

@CommandHandler(ErasePerson)
export class ErasePersonHandler implements ICommandHandler<ErasePerson> {
  constructor(
    private readonly events: EventStore,
    private readonly keys: Keys,
  ) {}

  /** The key goes when the log says so; should the process end in between, it goes when the service starts again. */
  async execute(command: ErasePerson) {
    const { personId } = command.details;
    const outcome = await this.events.transact(`person-${personId}`, person, erasePerson(command));
    this.keys.destroy(personId);
    return outcome;
  }
}
