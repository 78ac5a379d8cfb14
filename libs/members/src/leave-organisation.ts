import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { dateInWords, existing, type Known, mustHaveHappened, mustSayWhyItWasWrong, RuleBroken } from '#vocabulary';
import { organisation, type Organisation } from './organisation.js';
import type { OrganisationEvent, OrganisationLeft } from './organisation-events.js';

export class LeaveOrganisation extends Command<Outcome> {
  constructor(
    readonly details: OrganisationLeft,
    readonly known: Known,
  ) {
    super();
  }
}

/** An organisation ends its membership, on the day it joined or later; the date can be put right. */
export const leaveOrganisation =
  ({ details, known }: LeaveOrganisation) =>
  (state: Organisation): OrganisationEvent[] => {
    const { joinedOn, leftOn } = existing(state, 'organisation');
    if (leftOn === details.leftOn) return [];
    mustSayWhyItWasWrong(
      { before: leftOn, correction: details.correction },
      `This organisation already left, on ${leftOn && dateInWords(leftOn)}`,
      'leftOn',
    );
    mustHaveHappened(details.leftOn, known, 'leftOn', 'The date of leaving');
    if (details.leftOn < joinedOn)
      throw new RuleBroken(
        `This organisation joined on ${dateInWords(joinedOn)}: it cannot leave before that`,
        'leftOn',
      );
    return [{ type: 'OrganisationLeft', data: details }];
  };

@CommandHandler(LeaveOrganisation)
export class LeaveOrganisationHandler implements ICommandHandler<LeaveOrganisation> {
  constructor(private readonly events: EventStore) {}

  execute(command: LeaveOrganisation) {
    return this.events.transact(
      `organisation-${command.details.organisationId}`,
      organisation,
      leaveOrganisation(command),
    );
  }
}
