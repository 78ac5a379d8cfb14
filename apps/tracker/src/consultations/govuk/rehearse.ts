import {
  consultation,
  CorrectConsultationDetails,
  correctConsultationDetails,
  CorrectConsultationOutcome,
  correctConsultationOutcome,
  MoveConsultationDeadline,
  moveConsultationDeadline,
  PublishConsultationFeedback,
  publishConsultationFeedback,
  PublishConsultationOutcome,
  publishConsultationOutcome,
  WithdrawConsultation,
  withdrawConsultation,
  type Consultation,
  type ConsultationEvent,
} from '#consultations';
import type { Proposal } from '#intake';
import { knowing, RuleBroken, type Known } from '#vocabulary';

/** What the rules make of each event that an item of GOV.UK can give reason to record. */
const DECISIONS = {
  ConsultationDetailsCorrected: (details, known) =>
    correctConsultationDetails(new CorrectConsultationDetails(details, known)),
  ConsultationDeadlineMoved: (details, known) => moveConsultationDeadline(new MoveConsultationDeadline(details, known)),
  ConsultationFeedbackPublished: (details, known) =>
    publishConsultationFeedback(new PublishConsultationFeedback(details, known)),
  ConsultationOutcomePublished: (details, known) =>
    publishConsultationOutcome(new PublishConsultationOutcome(details, known)),
  ConsultationOutcomeCorrected: (details, known) =>
    correctConsultationOutcome(new CorrectConsultationOutcome(details, known)),
  ConsultationWithdrawn: (details, known) => withdrawConsultation(new WithdrawConsultation(details, known)),
} satisfies {
  [Type in ConsultationEvent['type']]?: (
    details: Extract<ConsultationEvent, { type: Type }>['data'],
    known: Known,
  ) => (state: Consultation) => ConsultationEvent[];
};

const decide = ({ type, data }: ConsultationEvent, known: Known): ((state: Consultation) => ConsultationEvent[]) => {
  if (!(type in DECISIONS)) throw new RuleBroken(`GOV.UK gives no reason to record ${type}`);
  const decision = DECISIONS[type as keyof typeof DECISIONS] as (
    details: typeof data,
    known: Known,
  ) => (state: Consultation) => ConsultationEvent[];
  return decision(data, known);
};

/**
 * Goes through events as if they were recorded, so that none of them is recorded when a rule does not allow one.
 * @returns a sentence about the first that is not allowed
 */
export function refusal(
  state: Consultation,
  offer: {
    readonly events: readonly ConsultationEvent[];
    /** what the page calls them */
    readonly proposals: readonly Proposal[];
    /** an instant */
    readonly now: string;
  },
): string | undefined {
  let standing = state;
  for (const event of offer.events) {
    try {
      standing = decide(event, knowing(offer.now))(standing).reduce(consultation.evolve, standing);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      const words = offer.proposals.filter(({ event: { type } }) => type === event.type).flatMap(({ words }) => words);
      return `${error.message}. Untick this, or record it by hand; nothing is recorded yet: ${words.join(' ')}`;
    }
  }
  return undefined;
}
