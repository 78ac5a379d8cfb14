import type { EventsOf } from '#event-store';
import {
  Handling,
  IsId,
  IsIds,
  IsLine,
  IsLocalDate,
  IsOneOf,
  IsSlugs,
  IsText,
  Nested,
  Optional,
  OptionalOrNull,
  Reference,
} from '#vocabulary';

export const DECISION_KINDS = [
  'consultation_outcome',
  'white_paper',
  'statement',
  'spending',
  'legislation',
  'guidance',
  'other',
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

export class DecisionRecorded {
  @IsId() decisionId: string;
  @IsLine() title: string;
  @IsLocalDate() decidedOn: string;
  @IsOneOf(DECISION_KINDS) kind: DecisionKind;
  @IsSlugs() departments: string[];
  @IsIds() policyIds: string[];
  @Optional() @IsId() consultationId?: string;
  @Nested(() => Reference) reference: Reference;
}

export class DecisionCorrected {
  @IsId() decisionId: string;
  @Optional() @IsLine() title?: string;
  @Optional() @IsLocalDate() decidedOn?: string;
  @Optional() @IsOneOf(DECISION_KINDS) kind?: DecisionKind;
  @Optional() @IsSlugs() departments?: string[];
  @Optional() @IsIds() policyIds?: string[];
  @OptionalOrNull() @IsId() consultationId?: string | null;
  @Optional() @Nested(() => Reference) reference?: Reference;
  @IsText() reason: string;
}

export class DecisionStruckOut {
  @IsId() decisionId: string;
  @IsText() reason: string;
}

export class DecisionHandlingChanged {
  @IsId() decisionId: string;
  @Nested(() => Handling) handling: Handling;
  @IsText() reason: string;
}

/** Everything that can happen to a decision, by its stored name. The first of a stream is DecisionRecorded. */
export const decisionEvents = { DecisionRecorded, DecisionCorrected, DecisionStruckOut, DecisionHandlingChanged };
export type DecisionEvent = EventsOf<typeof decisionEvents>;
