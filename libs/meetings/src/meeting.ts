import type { Fold } from '#event-store';
import { existing } from '#vocabulary';
import type { ActionAssigned, AgendaItemAdded, MeetingEvent, MeetingHeld, MeetingScheduled } from './meeting-events.js';

interface ScheduledMeeting {
  /** title, time and place as they now stand */
  readonly details: MeetingScheduled;
  readonly agenda: readonly AgendaItemAdded[];
  /** who came, as last recorded; absent until it was held */
  readonly held?: MeetingHeld;
  /** by the id of the item: the decision on it, as last recorded */
  readonly minuted: ReadonlyMap<string, string>;
  /** by their ids, as last assigned */
  readonly actions: ReadonlyMap<string, { readonly assigned: ActionAssigned; readonly completed: boolean }>;
}

/** Null: never scheduled. */
export type Meeting = ScheduledMeeting | null;

export const meeting: Fold<Meeting, MeetingEvent> = {
  initial: null,
  evolve: (state, event): Meeting => {
    if (event.type === 'MeetingScheduled')
      return { details: event.data, agenda: [], minuted: new Map(), actions: new Map() };
    if (state === null) return null;
    switch (event.type) {
      case 'MeetingMoved':
        return { ...state, details: event.data };
      case 'AgendaItemAdded':
        return { ...state, agenda: [...state.agenda, event.data] };
      case 'MeetingHeld':
        return { ...state, held: event.data };
      case 'MeetingDecisionMinuted':
        return { ...state, minuted: new Map(state.minuted).set(event.data.itemId, event.data.text) };
      case 'ActionAssigned':
        return withAction(state, { assigned: event.data, completed: false });
      case 'ActionCompleted': {
        const action = state.actions.get(event.data.actionId);
        return action ? withAction(state, { ...action, completed: true }) : state;
      }
    }
  },
};

const withAction = (
  state: ScheduledMeeting,
  action: { readonly assigned: ActionAssigned; readonly completed: boolean },
): ScheduledMeeting => ({ ...state, actions: new Map(state.actions).set(action.assigned.actionId, action) });

/** The meeting that a wish is about. @throws RuleBroken when it was never scheduled */
export const scheduled = (state: Meeting): ScheduledMeeting => existing(state, 'meeting');
