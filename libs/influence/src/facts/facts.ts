import type { Contribution, Gathered, Grade } from '#claims';
import type { StageSince } from '#registers';

/*
 * What the indicators follow from, as recorded up to one position of the log: items as corrected, each with what others say
 * of it. What happened on which day is in it, so that everything can be counted as at any date. Ten years of it are kept in
 * memory: what is only shown (titles, statements) is left in the tables.
 */

export interface PolicyFacts {
  readonly policyId: string;
  readonly departments: readonly string[];
  readonly themes: readonly string[];
  readonly nations: readonly string[];
  /** the date in London of its registration; null for a policy that others name and nobody registered */
  readonly registeredOn: string | null;
  /** in order of effective date, then of recording */
  readonly stages: readonly StageSince[];
  /** in no order */
  readonly engagings: Engaging[];
  /** in no order */
  readonly consultations: ConsultationFacts[];
}

export interface ConsultationFacts {
  readonly consultationId: string;
  readonly departments: readonly string[];
  readonly policies: readonly PolicyFacts[];
  readonly opensOn: string | null;
  /** as logged and corrected, whatever was moved */
  closesAt: string | null;
  /** by the day each was made public, then by recording */
  moves: { readonly position: number; readonly closesAt: string; readonly publishedOn: string }[];
  /** the latest */
  readonly triage: string | null;
  /** the date in London on which it was recorded */
  readonly loggedOn: string;
  /** the dates, in order: outcomes, withdrawals, lapses */
  outcomes: string[];
  withdrawals: string[];
  lapses: string[];
  /** in no order */
  responses: Engaging[];
}

/** A contact in which the council made itself heard: an engagement that stands, or a response that was submitted. */
export interface Engaging {
  readonly kind: 'engagement' | 'response';
  readonly id: string;
  /** the day it happened; of a response the date in London of its submission */
  readonly on: string;
  /** those it concerns by itself or by its consultation */
  readonly policies: readonly PolicyFacts[];
  readonly consultation: ConsultationFacts | null;
  /** of an engagement that there is a record of: the counterpart's body */
  readonly body: string | null;
  /** of a response: the instant */
  readonly submittedAt: string | null;
}

/** An ask with all that were merged into it. */
export interface AskFacts {
  readonly askId: string;
  readonly direction: string;
  readonly size: string;
  readonly withdrawnOn: string | null;
  policies: readonly PolicyFacts[];
  /** what raised it, on whatever policy; in no order */
  raises: Engaging[];
  /** neither struck out themselves nor by their decision; by the day given, then by recording */
  answers: AnswerFacts[];
  /** by the day they are as of, then by recording */
  deliveries: DeliveryFacts[];
  claims: RaisedClaim[];
}

export interface AnswerFacts {
  readonly position: number;
  readonly decision: DecisionFacts;
  readonly answer: string;
  readonly answeredOn: string;
}

export interface DeliveryFacts {
  readonly position: number;
  readonly delivery: string;
  readonly asOf: string;
}

export interface DecisionFacts {
  readonly decisionId: string;
  readonly decidedOn: string;
  readonly departments: readonly string[];
  readonly policies: readonly PolicyFacts[];
}

/** A claim as the last that was said of it. */
export interface RaisedClaim extends Gathered {
  readonly evidence: Gathered['evidence'][number][];
  readonly rivals: Gathered['rivals'][number][];
  readonly substantiations: Gathered['substantiations'][number][];
  readonly claimId: string;
  readonly decisionId: string;
  readonly contribution: Contribution;
  /** the grade that the latest verification names; null when nobody has verified it */
  readonly verified: Grade | null;
  /** what has ended that verification */
  readonly endedBy: 'evidence' | 'restatement' | null;
  readonly isWithdrawn: boolean;
  readonly isContested: boolean;
}

/** What an organisation in membership took part in; in no order. */
export interface OrganisationFacts {
  readonly organisationId: string;
  /** the first time */
  readonly joinedOn: string;
  readonly engagements: Engaging[];
  /** submitted */
  readonly responses: Engaging[];
  /** offered, and not withdrawn */
  readonly contributions: Contributed[];
  /** the rounds in which it took a position */
  readonly positions: Round[];
  /** the rounds on whose roster it was */
  readonly rounds: Round[];
}

export interface Contributed {
  readonly kind: 'contribution';
  readonly responseId: string;
  readonly contributionId: string;
}

/** A round of the sign-off of a response. */
export interface Round {
  readonly kind: 'round';
  readonly responseId: string;
  readonly round: number;
}

export interface Facts {
  /** by id; those that others name and nobody registered, too */
  readonly policies: ReadonlyMap<string, PolicyFacts>;
  readonly consultations: ReadonlyMap<string, ConsultationFacts>;
  /** by id: of one that was merged, the ask that it ended up in */
  readonly asks: ReadonlyMap<string, AskFacts>;
  /** those that stand */
  readonly decisions: ReadonlyMap<string, DecisionFacts>;
  /** by id, in order of it */
  readonly organisations: ReadonlyMap<string, OrganisationFacts>;
}
