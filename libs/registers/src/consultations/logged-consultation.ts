import { Query } from '@nestjs/cqrs';
import type { ConsultationDetail } from './find-consultation.js';
import type { ConsultationRow } from './list-consultations.js';

/** What a consultation about to be logged is compared by. */
export interface Likeness {
  readonly system?: string;
  readonly key?: string;
  readonly title?: string;
  readonly departments?: readonly string[];
}

export interface Duplicates {
  /** the one logged from the same source key: an import of it is an update */
  readonly same: ConsultationDetail | null;
  /** others of the same title and a department in common */
  readonly alike: readonly ConsultationRow[];
}

/** What is logged already of a consultation that is about to be logged. `now` is an instant. */
export class LoggedConsultation extends Query<Duplicates> {
  constructor(
    readonly likeness: Likeness,
    readonly now: string,
  ) {
    super();
  }
}
