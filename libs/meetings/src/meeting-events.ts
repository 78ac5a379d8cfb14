import type { EventsOf } from '#event-store';
import { IsId, IsIds, IsInstant, IsLine, IsLocalDate, IsText, Nested, Optional } from '#vocabulary';

export class MeetingScheduled {
  @IsId() meetingId: string;
  @IsLine() title: string;
  @IsInstant() startsAt: string;
  @Optional() @IsLine() place?: string;
}

/** The meeting as it now stands: title, time and place in full. */
export class MeetingMoved extends MeetingScheduled {}

/** What an item of the agenda is about. */
export class AgendaSubject {
  @Optional() @IsId() policyId?: string;
  @Optional() @IsId() consultationId?: string;
  @Optional() @IsId() responseId?: string;
  @Optional() @IsId() askId?: string;
}

export class AgendaItemAdded {
  @IsId() meetingId: string;
  @IsId() itemId: string;
  @IsLine() title: string;
  @Optional() @Nested(() => AgendaSubject) about?: AgendaSubject;
}

export class MeetingHeld {
  @IsId() meetingId: string;
  @IsIds() attended: string[];
  @IsIds() apologies: string[];
}

export class MeetingDecisionMinuted {
  @IsId() meetingId: string;
  @IsId() itemId: string;
  @IsText() text: string;
}

export class ActionAssigned {
  @IsId() meetingId: string;
  @IsId() actionId: string;
  @IsText() text: string;
  @IsId() ownerOrganisationId: string;
  @IsLocalDate() dueOn: string;
}

export class ActionCompleted {
  @IsId() meetingId: string;
  @IsId() actionId: string;
}

/** Everything that can happen to a meeting, by its stored name. The first of a stream is MeetingScheduled. */
export const meetingEvents = {
  MeetingScheduled,
  MeetingMoved,
  AgendaItemAdded,
  MeetingHeld,
  MeetingDecisionMinuted,
  ActionAssigned,
  ActionCompleted,
};
export type MeetingEvent = EventsOf<typeof meetingEvents>;
