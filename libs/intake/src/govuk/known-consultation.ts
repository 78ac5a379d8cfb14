import type {
  ConsultationDeadlineMoved,
  ConsultationEvent,
  ConsultationFeedbackPublished,
  ConsultationLogged,
  ConsultationOutcomePublished,
  ConsultationWithdrawn,
} from '#consultations';
import type { Fold } from '#event-store';
import { corrected } from '#vocabulary';

/** What the tracker knows of a consultation: what a later version of its page is compared with. */
export interface KnownConsultation {
  /** as logged and corrected */
  readonly details: ConsultationLogged;
  /** in order of recording */
  readonly moves: readonly ConsultationDeadlineMoved[];
  readonly feedback: readonly ConsultationFeedbackPublished[];
  /** as corrected */
  readonly outcomes: readonly (Omit<ConsultationOutcomePublished, 'reference'> &
    Partial<Pick<ConsultationOutcomePublished, 'reference'>>)[];
  readonly withdrawn?: ConsultationWithdrawn;
}

/** Null until it is logged. */
export const knownConsultation: Fold<KnownConsultation | null, ConsultationEvent> = {
  initial: null,
  evolve: (known, event) => {
    if (event.type === 'ConsultationLogged')
      return known ?? { details: event.data, moves: [], feedback: [], outcomes: [] };
    return known && later(known, event);
  },
};

function later(known: KnownConsultation, event: ConsultationEvent): KnownConsultation {
  switch (event.type) {
    case 'ConsultationDetailsCorrected': {
      const { reason: _, ...fields } = event.data;
      return { ...known, details: corrected(known.details, fields) };
    }
    case 'ConsultationDeadlineMoved':
      return { ...known, moves: [...known.moves, event.data] };
    case 'ConsultationFeedbackPublished':
      return { ...known, feedback: [...known.feedback, event.data] };
    case 'ConsultationOutcomePublished':
      return { ...known, outcomes: [...known.outcomes, event.data] };
    case 'ConsultationOutcomeCorrected': {
      const { reason: _, ...right } = event.data;
      return { ...known, outcomes: [{ ...known.outcomes.at(-1), ...right }] };
    }
    case 'ConsultationWithdrawn':
      return { ...known, withdrawn: event.data };
    case 'ConsultationLogged':
    case 'ConsultationQuestionsListed':
    case 'ConsultationTriaged':
    case 'ConsultationLinkedToPolicy':
    case 'ConsultationUnlinkedFromPolicy':
    case 'ConsultationLapsed':
    case 'ConsultationHandlingChanged':
      return known;
  }
}

/** The deadline in force: the last move by the day it was published, then by recording; else as logged and corrected. */
export function lastMove({ moves }: KnownConsultation): ConsultationDeadlineMoved | undefined {
  return moves.toSorted((a, b) => a.publishedOn.localeCompare(b.publishedOn)).at(-1);
}
