/*
 * A log as its raw events, for counting by hand: every question walks through all of it again, with no thought of speed.
 */

/** An event of an export. */
export interface LoggedEvent {
  readonly type: string;
  readonly data: object;
  readonly metadata: { readonly recordedAt: string };
}

interface Stage {
  stage: string;
  effectiveOn: string;
}
interface PolicyLists {
  departments: string[];
  themes: string[];
  nations: string[];
}
interface Consultation {
  departments: string[];
  policyIds: string[];
  opensOn?: string;
  closesAt?: string;
}
interface Engagement {
  happenedOn: string;
  counterpart: { body: string };
  policyIds: string[];
  consultationId?: string;
  asksRaised: string[];
  organisationIds: string[];
  record?: object;
}
interface Ask {
  direction: string;
  size: string;
  policyIds: string[];
}
interface Decision {
  decidedOn: string;
  departments: string[];
  policyIds: string[];
}
type Corrections<Fields> = { [Name in keyof Fields]?: Fields[Name] | null };

/** What the events say that the indicators are made of. */
export interface Told {
  PolicyRegistered: { policyId: string; stage: string; stageSince: string } & PolicyLists;
  PolicyStageChanged: { policyId: string } & Stage;
  PolicyStageCorrected: { policyId: string; wrong: Stage; right?: Stage };
  PolicyDetailsCorrected: { policyId: string } & Corrections<PolicyLists>;
  ConsultationLogged: { consultationId: string } & Consultation;
  ConsultationDetailsCorrected: { consultationId: string } & Corrections<Consultation>;
  ConsultationDeadlineMoved: { consultationId: string; closesAt: string; publishedOn: string };
  ConsultationTriaged: { consultationId: string; decision: string };
  ConsultationLinkedToPolicy: { consultationId: string; policyId: string };
  ConsultationUnlinkedFromPolicy: { consultationId: string; policyId: string };
  ConsultationOutcomePublished: { consultationId: string; publishedOn: string };
  ConsultationOutcomeCorrected: { consultationId: string; publishedOn: string };
  ConsultationWithdrawn: { consultationId: string; withdrawnOn: string };
  ConsultationLapsed: { consultationId: string; lapsedOn: string };
  EngagementLogged: { engagementId: string } & Engagement;
  EngagementCorrected: { engagementId: string } & Corrections<Engagement>;
  EngagementStruckOut: { engagementId: string };
  AskProposed: { askId: string } & Ask;
  AskDetailsCorrected: { askId: string } & Corrections<Ask>;
  AskAnswered: { askId: string; decisionId: string; answer: string; answeredOn: string };
  AskAnswerStruckOut: { askId: string; decisionId: string; answeredOn: string };
  AskDeliveryReported: { askId: string; delivery: string; asOf: string };
  AskMerged: { askId: string; intoAskId: string };
  AskWithdrawn: { askId: string; withdrawnOn: string };
  DecisionRecorded: { decisionId: string } & Decision;
  DecisionCorrected: { decisionId: string } & Corrections<Decision>;
  DecisionStruckOut: { decisionId: string };
  ResponseSubmitted: {
    responseId: string;
    consultationId: string;
    submittedAt: string;
    asksRaised: string[];
    organisationIds: string[];
  };
  ContributionOffered: { responseId: string; contributionId: string; organisationId: string };
  ContributionWithdrawn: { responseId: string; contributionId: string };
  SignOffOpened: { responseId: string; round: number; roster: string[] };
  PositionTaken: { responseId: string; round: number; organisationId: string };
  ClaimRaised: { claimId: string; askId: string; decisionId: string; contribution: string };
  ClaimEvidenceAttached: { claimId: string; test: string };
  ClaimRivalRecorded: { claimId: string; rivalId: string; addressed: boolean };
  ClaimSubstantiated: { claimId: string; independent: boolean; agreement: string };
  ClaimVerified: { claimId: string; grade: string };
  ClaimContested: { claimId: string; contestId: string };
  ClaimContestResolved: { claimId: string; contestId: string };
  ClaimRestated: { claimId: string; contribution: string };
  ClaimWithdrawn: { claimId: string };
  OrganisationJoined: { organisationId: string; joinedOn: string };
}

/** What an event says, with its place in the log and the instant it was recorded. */
export type Row<Type extends keyof Told> = Told[Type] & { readonly order: number; readonly recordedAt: string };

/** Any event that the indicators are made of. */
export type AnyRow = { [Type in keyof Told]: Row<Type> & { readonly type: Type } }[keyof Told];

/** The events of a log that were recorded by an instant. */
export class RawLog {
  /** in the order in which they were recorded */
  readonly all: readonly AnyRow[];

  constructor(log: readonly LoggedEvent[], isSeen: (recordedAt: string) => boolean) {
    this.all = log
      .filter(({ metadata }) => isSeen(metadata.recordedAt))
      .map(({ type, data, metadata }, order) => ({ ...data, type, order, recordedAt: metadata.recordedAt }) as AnyRow);
  }

  /** All events of a type, or those whose data have these values. */
  of<Type extends keyof Told>(type: Type, having: Partial<Told[Type]> = {}): Row<Type>[] {
    return this.all.filter(
      (row) =>
        row.type === type &&
        Object.entries(having).every(([name, value]) => (row as unknown as Record<string, unknown>)[name] === value),
    ) as unknown as Row<Type>[];
  }

  /** What an item says after all its corrections: null takes a field away. */
  corrected<First extends keyof Told, Correction extends keyof Told>(
    first: First,
    correction: Correction,
    item: Partial<Told[First]> & Partial<Told[Correction]>,
  ): Told[First] {
    const fields: Record<string, unknown> = { ...this.of(first, item)[0] };
    for (const changes of this.of(correction, item))
      for (const [name, value] of Object.entries(changes))
        if (value === null) delete fields[name];
        else fields[name] = value;
    return fields as unknown as Told[First];
  }
}
