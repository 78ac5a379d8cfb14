import { Query } from '@nestjs/cqrs';
import type { Reference } from '#vocabulary';
import type { DecisionRow } from '../decisions/list-decisions.js';
import type { EngagementRow } from '../engagements/list-engagements.js';
import type { Recorded } from '../listing.js';
import type { PolicyRow } from '../policies/list-policies.js';
import type { ResponseRow } from '../responses/list-responses.js';
import type { ConsultationRow } from './list-consultations.js';

export interface WaysToRespond {
  readonly url?: string;
  readonly email?: string;
  readonly postalAddress?: string;
}

export interface ConsultationQuestion {
  readonly questionId: string;
  readonly number: string;
  readonly text: string;
  readonly kind: 'open' | 'choice' | 'factual';
  readonly options?: readonly string[];
}

export interface Triage extends Recorded {
  readonly decision: string;
  readonly reason: string;
  readonly leadPersonId: string | null;
  readonly relatesTo: unknown;
}

/** What was believed to be the deadline, and from when the tracker knew it: in order of recording. */
export interface Deadline extends Recorded {
  readonly how: 'logged' | 'corrected' | 'moved';
  readonly closesAt: string | null;
  readonly closesOn: string | null;
  /** of a move: when it was made public */
  readonly publishedOn: string | null;
  readonly reason: string | null;
  readonly reference: Reference | null;
}

/** A step of government on it: feedback or outcome published. */
export interface Publication extends Recorded {
  readonly publishedOn: string;
  readonly summary: string | null;
  readonly reference: Reference;
}

/** All that a consultation's page shows. */
export interface ConsultationDetail {
  readonly consultation: ConsultationRow & {
    readonly summary: string | null;
    readonly waysToRespond: WaysToRespond | null;
  };
  readonly questions: readonly ConsultationQuestion[];
  /** the latest first */
  readonly triages: readonly Triage[];
  readonly deadlines: readonly Deadline[];
  readonly feedback: readonly Publication[];
  /** as corrected */
  readonly outcomes: readonly Publication[];
  readonly withdrawal: (Recorded & { readonly withdrawnOn: string; readonly explanation: string }) | null;
  readonly lapses: readonly (Recorded & { readonly lapsedOn: string; readonly reason: string })[];
  readonly policies: readonly PolicyRow[];
  readonly engagements: readonly EngagementRow[];
  readonly responses: readonly ResponseRow[];
  readonly decisions: readonly DecisionRow[];
}

/** One consultation; undefined when there is none. `now` is an instant. */
export class FindConsultation extends Query<ConsultationDetail | undefined> {
  constructor(
    readonly consultationId: string,
    readonly now: string,
  ) {
    super();
  }
}
