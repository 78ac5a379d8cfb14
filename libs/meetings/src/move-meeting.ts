import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { compareInstants, type Known, RuleBroken, sameFact } from '#vocabulary';
import { meeting, scheduled, type Meeting } from './meeting.js';
import type { MeetingEvent, MeetingMoved } from './meeting-events.js';

export class MoveMeeting extends Command<Outcome> {
  constructor(
    readonly details: MeetingMoved,
    readonly known: Known,
  ) {
    super();
  }
}

/** A meeting gets another title, time or place. One that was held may have its time put right, to one that is past. */
export const moveMeeting =
  ({ details, known }: MoveMeeting) =>
  (state: Meeting): MeetingEvent[] => {
    const { details: stands, held } = scheduled(state);
    if (sameFact(details, stands)) return [];
    if (held && compareInstants(details.startsAt, known.now) > 0)
      throw new RuleBroken('This meeting was held: it cannot have begun in the future', 'startsAt');
    return [{ type: 'MeetingMoved', data: details }];
  };

@CommandHandler(MoveMeeting)
export class MoveMeetingHandler implements ICommandHandler<MoveMeeting> {
  constructor(private readonly events: EventStore) {}

  execute(command: MoveMeeting) {
    return this.events.transact(`meeting-${command.details.meetingId}`, meeting, moveMeeting(command));
  }
}
