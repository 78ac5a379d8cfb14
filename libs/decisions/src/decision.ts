import type { Fold } from '#event-store';
import { corrected, OFFICIAL, type Handling } from '#vocabulary';
import type { DecisionEvent, DecisionRecorded } from './decision-events.js';

/** `facts` as corrected: a correction is compared with them. Null: never recorded. */
export type Decision = {
  readonly facts: DecisionRecorded;
  readonly struckOut: boolean;
  readonly handling: Handling;
} | null;

export const decision: Fold<Decision, DecisionEvent> = {
  initial: null,
  evolve: (state, event): Decision => {
    if (event.type === 'DecisionRecorded') return { facts: event.data, struckOut: false, handling: OFFICIAL };
    if (state === null) return null;
    switch (event.type) {
      case 'DecisionCorrected': {
        const { reason: _, ...fields } = event.data;
        return { ...state, facts: corrected(state.facts, fields) };
      }
      case 'DecisionStruckOut':
        return { ...state, struckOut: true };
      case 'DecisionHandlingChanged':
        return { ...state, handling: event.data.handling };
    }
  },
};
