import { londonDate } from '#dates';
import type { RecordedEvent } from '#event-store';

/** The field that says when something happened: a date, or an instant. */
export const DATED: Readonly<Record<string, string>> = {
  PolicyPaused: 'effectiveOn',
  PolicyResumed: 'effectiveOn',
  PolicyWithdrawn: 'effectiveOn',
  PolicySuperseded: 'effectiveOn',
  ConsultationDeadlineMoved: 'publishedOn',
  ConsultationFeedbackPublished: 'publishedOn',
  ConsultationOutcomePublished: 'publishedOn',
  ConsultationOutcomeCorrected: 'publishedOn',
  ConsultationWithdrawn: 'withdrawnOn',
  ConsultationLapsed: 'lapsedOn',
  AskAgreed: 'agreedOn',
  AskAnswered: 'answeredOn',
  AskAnswerStruckOut: 'answeredOn',
  AskDeliveryReported: 'asOf',
  AskWithdrawn: 'withdrawnOn',
  ResponseApproved: 'approvedOn',
  ResponseSubmitted: 'submittedAt',
  ResponseAcknowledged: 'acknowledgedOn',
  ResponsePublished: 'publishedOn',
  OrganisationLeft: 'leftOn',
  OrganisationRenamed: 'effectiveOn',
};

/** The day on which what an event tells of happened, by its own field; undefined when it bears no date. */
export function dateOf({ type, data }: Pick<RecordedEvent, 'type' | 'data'>): string | undefined {
  const field = DATED[type];
  if (field === undefined) return undefined;
  const on = (data as Readonly<Record<string, string>>)[field]!;
  return field.endsWith('At') ? londonDate(on) : on;
}

/** The id of the item that a stream is about. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);
