import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, mustExist, RuleBroken, sameFact } from '#vocabulary';
import { meeting, scheduled, type Meeting } from './meeting.js';
import type { MeetingEvent, MeetingHeld } from './meeting-events.js';
import { mustHaveBegun } from './must-have-begun.js';

export class HoldMeeting extends Command<Outcome> {
  constructor(
    readonly details: MeetingHeld,
    readonly known: Known,
  ) {
    super();
  }
}

/** Who came to a meeting and who sent apologies. Recorded again it is put right: the latest record holds. */
export const holdMeeting =
  ({ details, known }: HoldMeeting) =>
  (state: Meeting): MeetingEvent[] => {
    const stands = scheduled(state);
    if (sameFact(details, stands.held)) return [];
    const { attended, apologies } = details;
    mustExist(attended, known.organisations, 'attended', 'member');
    mustExist(apologies, known.organisations, 'apologies', 'member');
    if (attended.length === 0)
      throw new RuleBroken('Select who attended: a meeting of nobody was not held', 'attended');
    const both = attended.find((id) => apologies.includes(id));
    if (both !== undefined)
      throw new RuleBroken(
        `${known.organisations.get(both)!.name} cannot have attended and have sent apologies`,
        'apologies',
      );
    mustHaveBegun(stands.details, known);
    return [{ type: 'MeetingHeld', data: details }];
  };

@CommandHandler(HoldMeeting)
export class HoldMeetingHandler implements ICommandHandler<HoldMeeting> {
  constructor(private readonly events: EventStore) {}

  execute(command: HoldMeeting) {
    return this.events.transact(`meeting-${command.details.meetingId}`, meeting, holdMeeting(command));
  }
}
