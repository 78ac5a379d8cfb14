import type { Fold } from '#event-store';
import { closingDate, corrected, dateInWords, RuleBroken } from '#vocabulary';
import type {
  ConsultationDeadlineMoved,
  ConsultationEvent,
  ConsultationFeedbackPublished,
  ConsultationLogged,
  ConsultationMilestoneSet,
  ConsultationOutcomePublished,
  ConsultationQuestion,
  ConsultationTriaged,
} from './consultation-events.js';

type Outcome = Omit<ConsultationOutcomePublished, 'reference'> &
  Partial<Pick<ConsultationOutcomePublished, 'reference'>>;

interface LoggedConsultation {
  /** as corrected, with the policies it is linked to by now */
  readonly facts: ConsultationLogged;
  readonly questions: readonly ConsultationQuestion[];
  readonly moves: readonly ConsultationDeadlineMoved[];
  /** the latest */
  readonly triage?: ConsultationTriaged;
  /** the latest of each milestone */
  readonly milestones: readonly ConsultationMilestoneSet[];
  readonly feedback: readonly ConsultationFeedbackPublished[];
  /** as corrected */
  readonly outcomes: readonly Outcome[];
  readonly withdrawnOn?: string;
  readonly lapsedOn?: string;
}

/** Null: never logged. */
export type Consultation = LoggedConsultation | null;

export const consultation: Fold<Consultation, ConsultationEvent> = {
  initial: null,
  evolve: (state, event): Consultation => {
    if (event.type === 'ConsultationLogged')
      return { facts: event.data, questions: [], moves: [], milestones: [], feedback: [], outcomes: [] };
    if (state === null) return null;
    const { facts } = state;
    switch (event.type) {
      case 'ConsultationQuestionsListed':
        return { ...state, questions: event.data.questions };
      case 'ConsultationDeadlineMoved':
        return { ...state, moves: [...state.moves, event.data] };
      case 'ConsultationTriaged':
        return { ...state, triage: event.data };
      case 'ConsultationMilestoneSet': {
        const others = state.milestones.filter(({ milestone }) => milestone !== event.data.milestone);
        return { ...state, milestones: [...others, event.data] };
      }
      case 'ConsultationLinkedToPolicy':
        return { ...state, facts: { ...facts, policyIds: [...facts.policyIds, event.data.policyId] } };
      case 'ConsultationUnlinkedFromPolicy':
        return {
          ...state,
          facts: { ...facts, policyIds: facts.policyIds.filter((id) => id !== event.data.policyId) },
        };
      case 'ConsultationFeedbackPublished':
        return { ...state, feedback: [...state.feedback, event.data] };
      case 'ConsultationOutcomePublished':
        return { ...state, outcomes: [...state.outcomes, event.data] };
      case 'ConsultationOutcomeCorrected': {
        const { reason: _, ...right } = event.data;
        return { ...state, outcomes: [{ ...state.outcomes.at(-1), ...right }] };
      }
      case 'ConsultationWithdrawn':
        return { ...state, withdrawnOn: event.data.withdrawnOn };
      case 'ConsultationLapsed':
        return { ...state, lapsedOn: event.data.lapsedOn };
      case 'ConsultationDetailsCorrected': {
        const { reason: _, ...fields } = event.data;
        return { ...state, facts: corrected(facts, fields) };
      }
      case 'ConsultationHandlingChanged':
        return { ...state, facts: { ...facts, handling: event.data.handling } };
    }
  },
};

/**
 * When it closes, as published by a date: the last move published by then (by the day it was published, then by
 * recording), else what was logged. An instant; undefined when no closing time is known.
 */
export const closingAsOf = ({ facts, moves }: LoggedConsultation, date: string): string | undefined =>
  moves
    .filter(({ publishedOn }) => publishedOn <= date)
    .reduce<ConsultationDeadlineMoved | undefined>(
      (last, move) => (last && last.publishedOn > move.publishedOn ? last : move),
      undefined,
    )?.closesAt ?? facts.closesAt;

/** @throws RuleBroken when a consultation would close before it opens */
export function mustCloseAfterOpening(
  { opensOn, closesAt }: { readonly opensOn?: string | null; readonly closesAt?: string | null },
  field: string,
): void {
  if (opensOn && closesAt && closingDate(closesAt) < opensOn)
    throw new RuleBroken('The closing date must be on or after the opening date', field);
}

/** @throws RuleBroken when an answer of government is dated before it asked */
export function mustFollowOpening({ facts }: LoggedConsultation, date: string, field: string, what: string): void {
  if (facts.opensOn && date < facts.opensOn)
    throw new RuleBroken(`${what} must be on or after the opening date, ${dateInWords(facts.opensOn)}`, field);
}

/**
 * A withdrawn consultation goes no further; what happened before that day can still be recorded.
 * @throws RuleBroken when it had been withdrawn by the date
 */
export function mustStillStand({ withdrawnOn }: LoggedConsultation, date: string, field: string): void {
  if (withdrawnOn && withdrawnOn <= date)
    throw new RuleBroken(
      `This consultation was withdrawn on ${dateInWords(withdrawnOn)}: the date must be before that`,
      field,
    );
}
