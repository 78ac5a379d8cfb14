import { ScheduleMeetingHandler } from './schedule-meeting.js';
import { MoveMeetingHandler } from './move-meeting.js';
import { AddAgendaItemHandler } from './add-agenda-item.js';
import { HoldMeetingHandler } from './hold-meeting.js';
import { MinuteMeetingDecisionHandler } from './minute-meeting-decision.js';
import { AssignActionHandler } from './assign-action.js';
import { CompleteActionHandler } from './complete-action.js';

export * from './meeting-events.js';
export { meeting, type Meeting } from './meeting.js';
export { type KnownAboutMeeting } from './known-about-meeting.js';
export { ScheduleMeeting, scheduleMeeting } from './schedule-meeting.js';
export { MoveMeeting, moveMeeting } from './move-meeting.js';
export { AddAgendaItem, addAgendaItem } from './add-agenda-item.js';
export { HoldMeeting, holdMeeting } from './hold-meeting.js';
export { MinuteMeetingDecision, minuteMeetingDecision } from './minute-meeting-decision.js';
export { AssignAction, assignAction } from './assign-action.js';
export { CompleteAction, completeAction } from './complete-action.js';

/** Who carries out the wishes about meetings. */
export const meetingHandlers = [
  ScheduleMeetingHandler,
  MoveMeetingHandler,
  AddAgendaItemHandler,
  HoldMeetingHandler,
  MinuteMeetingDecisionHandler,
  AssignActionHandler,
  CompleteActionHandler,
];
