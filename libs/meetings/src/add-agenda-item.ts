import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, mustExist, RuleBroken, sameFact } from '#vocabulary';
import type { KnownAboutMeeting } from './known-about-meeting.js';
import { meeting, scheduled, type Meeting } from './meeting.js';
import type { AgendaItemAdded, MeetingEvent } from './meeting-events.js';

export class AddAgendaItem extends Command<Outcome> {
  constructor(
    readonly details: AgendaItemAdded,
    readonly known: Known & KnownAboutMeeting,
  ) {
    super();
  }
}

/** An item goes on the agenda once, and is about one thing at most. What came up in the meeting is added afterwards. */
export const addAgendaItem =
  ({ details, known }: AddAgendaItem) =>
  (state: Meeting): MeetingEvent[] => {
    const { agenda } = scheduled(state);
    const before = agenda.find(({ itemId }) => itemId === details.itemId);
    if (sameFact(details, before)) return [];
    if (before) throw new RuleBroken('This item is on the agenda already: add what is new as a further item');
    const { about } = details;
    if (about && Object.values(about).filter((id) => id !== undefined).length > 1)
      throw new RuleBroken('An item is about one thing: add another item for the other', 'about');
    mustExist(about?.policyId ? [about.policyId] : [], known.policies, 'about', 'policy');
    mustExist(about?.consultationId ? [about.consultationId] : [], known.consultations, 'about', 'consultation');
    mustExist(about?.askId ? [about.askId] : [], known.asks, 'about', 'ask');
    if (!known.responseExists) throw new RuleBroken('There is no such response in the tracker', 'about');
    return [{ type: 'AgendaItemAdded', data: details }];
  };

@CommandHandler(AddAgendaItem)
export class AddAgendaItemHandler implements ICommandHandler<AddAgendaItem> {
  constructor(private readonly events: EventStore) {}

  execute(command: AddAgendaItem) {
    return this.events.transact(`meeting-${command.details.meetingId}`, meeting, addAgendaItem(command));
  }
}
