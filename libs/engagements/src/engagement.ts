import type { Fold } from '#event-store';
import { corrected } from '#vocabulary';
import type { EngagementEvent, EngagementLogged } from './engagement-events.js';

/** `facts` as corrected: a correction is compared with them. Null: never logged. */
export type Engagement = { readonly facts: EngagementLogged; readonly struckOut: boolean } | null;

export const engagement: Fold<Engagement, EngagementEvent> = {
  initial: null,
  evolve: (state, event): Engagement => {
    if (event.type === 'EngagementLogged') return { facts: event.data, struckOut: false };
    if (state === null) return null;
    switch (event.type) {
      case 'EngagementCorrected': {
        const { reason: _, ...fields } = event.data;
        return { ...state, facts: corrected(state.facts, fields) };
      }
      case 'EngagementStruckOut':
        return { ...state, struckOut: true };
      case 'EngagementHandlingChanged':
        return { ...state, facts: { ...state.facts, handling: event.data.handling } };
    }
  },
};
