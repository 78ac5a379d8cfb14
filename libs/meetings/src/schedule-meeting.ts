import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import type { Known } from '#vocabulary';
import { meeting, type Meeting } from './meeting.js';
import type { MeetingEvent, MeetingScheduled } from './meeting-events.js';

export class ScheduleMeeting extends Command<Outcome> {
  constructor(
    readonly details: MeetingScheduled,
    readonly known: Known,
  ) {
    super();
  }
}

/** A meeting is scheduled once; one of the past may be entered late. */
export const scheduleMeeting =
  ({ details }: ScheduleMeeting) =>
  (state: Meeting): MeetingEvent[] =>
    state ? [] : [{ type: 'MeetingScheduled', data: details }];

@CommandHandler(ScheduleMeeting)
export class ScheduleMeetingHandler implements ICommandHandler<ScheduleMeeting> {
  constructor(private readonly events: EventStore) {}

  execute(command: ScheduleMeeting) {
    return this.events.transact(`meeting-${command.details.meetingId}`, meeting, scheduleMeeting(command));
  }
}
