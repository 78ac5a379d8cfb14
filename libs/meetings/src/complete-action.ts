import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, RuleBroken } from '#vocabulary';
import type { KnownAboutMeeting } from './known-about-meeting.js';
import { meeting, scheduled, type Meeting } from './meeting.js';
import type { ActionCompleted, MeetingEvent } from './meeting-events.js';

export class CompleteAction extends Command<Outcome> {
  constructor(
    readonly details: ActionCompleted,
    readonly known: Known & KnownAboutMeeting,
  ) {
    super();
  }
}

/** An action is done. Whoever acts for a member says so of its own actions, the secretariat of all. */
export const completeAction =
  ({ details, known }: CompleteAction) =>
  (state: Meeting): MeetingEvent[] => {
    const action = scheduled(state).actions.get(details.actionId);
    if (!action) throw new RuleBroken('There is no such action of this meeting', 'actionId');
    if (action.completed) return [];
    if (known.actingFor !== undefined && known.actingFor !== action.assigned.ownerOrganisationId)
      throw new RuleBroken('Only the member whose action this is, or the secretariat, can say that it is done');
    return [{ type: 'ActionCompleted', data: details }];
  };

@CommandHandler(CompleteAction)
export class CompleteActionHandler implements ICommandHandler<CompleteAction> {
  constructor(private readonly events: EventStore) {}

  execute(command: CompleteAction) {
    return this.events.transact(`meeting-${command.details.meetingId}`, meeting, completeAction(command));
  }
}
