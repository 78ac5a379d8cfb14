import type { ConsultationEvent } from '#consultations';

/** An event that an item of GOV.UK gives reason to record, and what it says in sentences for the page. */
export interface Proposal {
  readonly event: ConsultationEvent;
  readonly words: readonly string[];
}
