import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { dateInWords, existing, type Known, mustHaveHappened, RuleBroken } from '#vocabulary';
import { organisation, nameOn, type Organisation } from './organisation.js';
import type { OrganisationEvent, OrganisationRenamed } from './organisation-events.js';

export class RenameOrganisation extends Command<Outcome> {
  constructor(
    readonly details: OrganisationRenamed,
    readonly known: Known,
  ) {
    super();
  }
}

/** An organisation has another name from a date on. It may be recorded late: it is compared with the name on its own date. */
export const renameOrganisation =
  ({ details, known }: RenameOrganisation) =>
  (state: Organisation): OrganisationEvent[] => {
    const joined = existing(state, 'organisation');
    if (nameOn(joined, details.effectiveOn) === details.name) return [];
    mustHaveHappened(details.effectiveOn, known, 'effectiveOn', 'The date of the new name');
    const [first] = joined.names;
    if (first && details.effectiveOn < first.effectiveOn)
      throw new RuleBroken(
        `This organisation joined on ${dateInWords(first.effectiveOn)}: a new name cannot begin before that`,
        'effectiveOn',
      );
    return [{ type: 'OrganisationRenamed', data: details }];
  };

@CommandHandler(RenameOrganisation)
export class RenameOrganisationHandler implements ICommandHandler<RenameOrganisation> {
  constructor(private readonly events: EventStore) {}

  execute(command: RenameOrganisation) {
    return this.events.transact(
      `organisation-${command.details.organisationId}`,
      organisation,
      renameOrganisation(command),
    );
  }
}
