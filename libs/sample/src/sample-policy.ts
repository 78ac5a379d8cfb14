import type { Answer, AskDirection, AskSize, Delivery } from '#asks';
import type { Agreement, Contribution, EvidenceTest } from '#claims';
import type { ConsultationKind, TriageDecision } from '#consultations';
import type { DecisionKind } from '#decisions';
import type { EngagementKind, EngagementLevel, Initiator } from '#engagements';
import type { Stance } from '#responses';
import type { Nation, Stage } from '#vocabulary';

/*
 * Times are months after the policy began: 2.5 is two months and a half. Asks and calls are named by their place in the
 * policy's list, from 0.
 */

/** A consultation or another call. Of one that has neither an outcome nor an end, government has said nothing. */
export interface SampleCall {
  readonly title: string;
  readonly kind: ConsultationKind;
  readonly about: string;
  readonly opens: number;
  readonly weeks: number;
  /** weeks that were added while it was open */
  readonly extended?: number;
  /** what the council chose to do, and why; absent: nobody has chosen */
  readonly triage?: readonly [TriageDecision, string];
  /** the asks that the joint response raised */
  readonly response?: readonly number[];
  /** the answers that were drafted here and signed off, in the order of the questions; without a response: in sign-off now */
  readonly answers?: readonly (readonly [Stance, string])[];
  /** days after closing on which the response was sent; before, when absent */
  readonly late?: number;
  /** months after closing */
  readonly outcome?: number;
  readonly withdrawn?: string;
  readonly lapsed?: string;
  /** where answers go, when it was mistyped at first */
  readonly address?: string;
}

/** An engagement. */
export interface SampleContact {
  readonly kind: EngagementKind;
  readonly at: number;
  /** with whom, when not with the department */
  readonly body?: string;
  readonly role: string;
  readonly by: Initiator;
  readonly level?: EngagementLevel;
  readonly raises: readonly number[];
  readonly summary: string;
  /** where it stands in writing */
  readonly record?: string;
  readonly inConfidence?: true;
  /** logged with the date of the week before, then corrected */
  readonly misdated?: true;
  /** logged a second time, then struck out */
  readonly loggedTwice?: true;
}

export interface SampleDecision {
  readonly at: number;
  readonly title: string;
  readonly kind: DecisionKind;
  /** the call that it answers */
  readonly call?: number;
  readonly answers: Readonly<Record<number, Answer>>;
  /** what was last heard of the delivery of what was promised */
  readonly delivered?: Readonly<Record<number, Delivery>>;
  /** answers that were recorded by mistake before the right ones */
  readonly mistaken?: Readonly<Record<number, Answer>>;
  /** recorded with the date of the day before, then corrected */
  readonly misdated?: true;
  /** the answers in which the council claims a part */
  readonly claims?: Readonly<Record<number, SampleClaim>>;
}

/** A claim to a part in an answer, and what was gathered for it and against it. */
export interface SampleClaim {
  readonly statement: string;
  readonly contribution: Contribution;
  readonly evidence?: readonly (readonly [EvidenceTest, description: string, dated: number])[];
  /** other explanations, and how they were met */
  readonly rivals?: readonly (readonly [explanation: string, how?: string])[];
  /** who outside the council was asked, and what they said */
  readonly confirmed?: readonly [role: string, body: string, Agreement];
  readonly verified?: true;
  /** by whom and why, and how it was settled */
  readonly contested?: readonly [by: string, reason: string, resolution?: string];
  readonly restated?: readonly [Contribution, reason: string];
  readonly withdrawn?: string;
}

/** What became of an ask inside the council. */
export interface SampleAskFate {
  /** its words before it was reworded */
  readonly was?: string;
  /** the ask it was merged into, and why */
  readonly merged?: readonly [into: number, reason: string];
  readonly withdrawn?: string;
}

export interface SamplePolicy {
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly departments: readonly string[];
  readonly themes: readonly string[];
  readonly nations: readonly Nation[];
  /** months after November 2023; negative: before the tracker's first day */
  readonly begins: number;
  readonly stages: readonly (readonly [Stage, number])[];
  /** a stage that was first entered with a wrong date */
  readonly misdated?: Stage;
  /** from and until (dates), and why */
  readonly paused?: readonly [string, string, string];
  readonly calls: readonly SampleCall[];
  readonly asks: readonly (readonly [statement: string, AskDirection, AskSize, SampleAskFate?])[];
  readonly contacts: readonly SampleContact[];
  readonly decisions: readonly SampleDecision[];
}

export const DSIT = 'department-for-science-innovation-and-technology';
export const MHCLG = 'ministry-of-housing-communities-local-government';
