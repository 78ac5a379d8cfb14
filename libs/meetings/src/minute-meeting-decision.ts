import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, RuleBroken } from '#vocabulary';
import { meeting, scheduled, type Meeting } from './meeting.js';
import type { MeetingDecisionMinuted, MeetingEvent } from './meeting-events.js';
import { mustHaveBegun } from './must-have-begun.js';

export class MinuteMeetingDecision extends Command<Outcome> {
  constructor(
    readonly details: MeetingDecisionMinuted,
    readonly known: Known,
  ) {
    super();
  }
}

/** What the meeting decided on an item of its agenda. Minuted again it is put right: the latest words hold. */
export const minuteMeetingDecision =
  ({ details: { itemId, text, meetingId }, known }: MinuteMeetingDecision) =>
  (state: Meeting): MeetingEvent[] => {
    const { agenda, minuted, details } = scheduled(state);
    if (!agenda.some((item) => item.itemId === itemId))
      throw new RuleBroken('There is no such item on the agenda: add it first', 'itemId');
    if (minuted.get(itemId) === text) return [];
    mustHaveBegun(details, known);
    return [{ type: 'MeetingDecisionMinuted', data: { meetingId, itemId, text } }];
  };

@CommandHandler(MinuteMeetingDecision)
export class MinuteMeetingDecisionHandler implements ICommandHandler<MinuteMeetingDecision> {
  constructor(private readonly events: EventStore) {}

  execute(command: MinuteMeetingDecision) {
    return this.events.transact(`meeting-${command.details.meetingId}`, meeting, minuteMeetingDecision(command));
  }
}
