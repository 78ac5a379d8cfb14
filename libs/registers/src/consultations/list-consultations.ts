import { Query } from '@nestjs/cqrs';
import type { Handling } from '#vocabulary';
import type { ItemRef, Listing, Paged } from '../listing.js';

/** Computed from the dates at the moment of the question, never stored. */
export const SOURCE_STATES = ['upcoming', 'open', 'closed_awaiting_outcome', 'outcome_published', 'withdrawn'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

export const CONSULTATION_SORTS = ['closesAt', 'opensOn', 'title', 'recordedAt'] as const;

/** The value of the triage filter for consultations that nobody has triaged. */
export const UNTRIAGED = 'untriaged';

export interface ConsultationFilters extends Listing {
  /** the instant that source states and days left are of */
  readonly now: string;
  readonly state?: string;
  readonly department?: string;
  readonly theme?: string;
  readonly nation?: string;
  readonly kind?: string;
  /** a triage decision, or `untriaged` */
  readonly triage?: string;
  /** a policy id */
  readonly policy?: string;
  /** open ones that close in so many days or fewer */
  readonly closingWithin?: number;
  /** dates, inclusive: by closing date */
  readonly closesFrom?: string;
  readonly closesTo?: string;
}

export interface ConsultationRow {
  readonly consultationId: string;
  readonly title: string;
  readonly kind: string;
  readonly departments: readonly string[];
  readonly themes: readonly string[];
  readonly nations: readonly string[];
  readonly opensOn: string | null;
  /** the instant it closes, after all moves */
  readonly closesAt: string | null;
  /** the date it closes: the day before when that instant is midnight */
  readonly closesOn: string | null;
  /** from today to the closing date of one that is not over: 0 on the last day */
  readonly daysLeft: number | null;
  readonly state: SourceState;
  /** the latest triage decision */
  readonly triage: string | null;
  readonly leadPersonId: string | null;
  readonly policies: readonly ItemRef[];
  readonly source: { readonly system: string; readonly key: string | null; readonly url: string | null } | null;
  readonly outcomeOn: string | null;
  readonly withdrawnOn: string | null;
  readonly lapsedOn: string | null;
  readonly handling: Handling | null;
  readonly recordedAt: string;
  readonly revision: number;
}

export type ConsultationList = Paged<
  ConsultationRow,
  'state' | 'department' | 'theme' | 'nation' | 'kind' | 'triage' | 'policy'
>;

/** The register of consultations. */
export class ListConsultations extends Query<ConsultationList> {
  constructor(readonly filters: ConsultationFilters) {
    super();
  }
}
