import { Query } from '@nestjs/cqrs';
import type { AskRow } from '../asks/list-asks.js';
import type { ConsultationRow } from '../consultations/list-consultations.js';
import type { DecisionRow } from '../decisions/list-decisions.js';
import type { ItemKind } from '../listing.js';

/** The first rows of a list, and how long it is. */
export interface Shortlist<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface RecentItem {
  readonly kind: ItemKind;
  readonly id: string;
  readonly title: string;
  readonly recordedAt: string;
}

/** What the home page lays on the desk. */
export interface Desk {
  /** upcoming and open, without a triage: the soonest to close first */
  readonly toTriage: Shortlist<ConsultationRow>;
  /** open, closing within 28 days, triaged to lead or contribute: the soonest first */
  readonly closingSoon: Shortlist<ConsultationRow>;
  /** closed, that the council responded to, without an outcome: the longest waiting first */
  readonly awaitingOutcome: Shortlist<ConsultationRow & { readonly days: number }>;
  /** asks raised and not answered: the longest waiting first (`awaitingDays` is the age) */
  readonly awaitingAnswer: Shortlist<AskRow>;
  /** decisions with asks of their policies that nobody has answered: the latest first */
  readonly answersToRecord: Shortlist<DecisionRow>;
  /** the latest items of all kinds */
  readonly recent: readonly RecentItem[];
}

/** What waits for the secretariat; at most `rows` of each. `now` is an instant. */
export class HomeDesk extends Query<Desk> {
  constructor(
    readonly now: string,
    readonly rows = 5,
  ) {
    super();
  }
}
