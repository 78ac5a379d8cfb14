import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { dateInWords, type Known, mustHaveHappened, RuleBroken } from '#vocabulary';
import { organisation, type Organisation } from './organisation.js';
import type { OrganisationEvent, OrganisationJoined } from './organisation-events.js';

export class JoinOrganisation extends Command<Outcome> {
  constructor(
    readonly details: OrganisationJoined,
    readonly known: Known,
  ) {
    super();
  }
}

/** A council or other body comes into membership; one that had left may come back. Asking while it is a member changes nothing. */
export const joinOrganisation =
  ({ details, known }: JoinOrganisation) =>
  (state: Organisation): OrganisationEvent[] => {
    if (state && !state.leftOn) return [];
    mustHaveHappened(details.joinedOn, known, 'joinedOn', 'The date of joining');
    if (state?.leftOn && details.joinedOn < state.leftOn)
      throw new RuleBroken(
        `This organisation left on ${dateInWords(state.leftOn)}: it can join again from that day on`,
        'joinedOn',
      );
    return [{ type: 'OrganisationJoined', data: details }];
  };

@CommandHandler(JoinOrganisation)
export class JoinOrganisationHandler implements ICommandHandler<JoinOrganisation> {
  constructor(private readonly events: EventStore) {}

  execute(command: JoinOrganisation) {
    return this.events.transact(
      `organisation-${command.details.organisationId}`,
      organisation,
      joinOrganisation(command),
    );
  }
}
