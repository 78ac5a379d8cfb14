import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { dateInWords, type Known, londonDate, mustExist, RuleBroken, sameFact } from '#vocabulary';
import { meeting, scheduled, type Meeting } from './meeting.js';
import type { ActionAssigned, MeetingEvent } from './meeting-events.js';
import { mustHaveBegun } from './must-have-begun.js';

export class AssignAction extends Command<Outcome> {
  constructor(
    readonly details: ActionAssigned,
    readonly known: Known,
  ) {
    super();
  }
}

/**
 * A meeting gives a member something to do by a day. Assigned again, with other words, to another member or for another
 * day, the latest holds, until it is done.
 */
export const assignAction =
  ({ details, known }: AssignAction) =>
  (state: Meeting): MeetingEvent[] => {
    const { actions, details: stands } = scheduled(state);
    const before = actions.get(details.actionId);
    if (sameFact(details, before?.assigned)) return [];
    if (before?.completed) throw new RuleBroken('This action is done: assign what is left to do as a further action');
    const { ownerOrganisationId, dueOn } = details;
    mustExist([ownerOrganisationId], known.organisations, 'ownerOrganisationId', 'member');
    const { name, leftOn } = known.organisations.get(ownerOrganisationId)!;
    if (leftOn !== undefined)
      throw new RuleBroken(
        `${name} left the council on ${dateInWords(leftOn)}: choose a member`,
        'ownerOrganisationId',
      );
    mustHaveBegun(stands, known);
    const met = londonDate(stands.startsAt);
    if (dueOn < met)
      throw new RuleBroken(`The meeting was on ${dateInWords(met)}: the action cannot be due before that`, 'dueOn');
    return [{ type: 'ActionAssigned', data: details }];
  };

@CommandHandler(AssignAction)
export class AssignActionHandler implements ICommandHandler<AssignAction> {
  constructor(private readonly events: EventStore) {}

  execute(command: AssignAction) {
    return this.events.transact(`meeting-${command.details.meetingId}`, meeting, assignAction(command));
  }
}
