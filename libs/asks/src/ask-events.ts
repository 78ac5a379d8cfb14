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
  Reference,
} from '#vocabulary';

export const ASK_DIRECTIONS = ['change', 'add', 'stop', 'keep', 'fund', 'clarify'] as const;
export type AskDirection = (typeof ASK_DIRECTIONS)[number];

export const ASK_SIZES = ['small', 'medium', 'large'] as const;
export type AskSize = (typeof ASK_SIZES)[number];

export const ANSWERS = [
  'adopted',
  'partly_adopted',
  'adopted_in_principle',
  'deferred',
  'noted',
  'not_adopted',
  'no_clear_answer',
  'overtaken',
] as const;
export type Answer = (typeof ANSWERS)[number];

export const DELIVERIES = [
  'not_due',
  'not_started',
  'under_way',
  'delivered',
  'partly_delivered',
  'reversed',
  'unknown',
] as const;
export type Delivery = (typeof DELIVERIES)[number];

export class AskProposed {
  @IsId() askId: string;
  @IsLine() statement: string;
  @IsOneOf(ASK_DIRECTIONS) direction: AskDirection;
  @IsOneOf(ASK_SIZES) size: AskSize;
  @IsIds() policyIds: string[];
  @IsSlugs() themes: string[];
  @Optional() @IsId() proposedBy?: string;
}

export class AskAgreed {
  @IsId() askId: string;
  @IsLocalDate() agreedOn: string;
  @Optional() @IsId() meetingId?: string;
}

export class AskReworded {
  @IsId() askId: string;
  @IsLine() statement: string;
  @IsText() reason: string;
}

export class AskDetailsCorrected {
  @IsId() askId: string;
  @Optional() @IsOneOf(ASK_DIRECTIONS) direction?: AskDirection;
  @Optional() @IsOneOf(ASK_SIZES) size?: AskSize;
  @Optional() @IsIds() policyIds?: string[];
  @Optional() @IsSlugs() themes?: string[];
  @IsText() reason: string;
}

export class AskAnswered {
  @IsId() askId: string;
  @IsId() decisionId: string;
  @IsOneOf(ANSWERS) answer: Answer;
  @IsLocalDate() answeredOn: string;
  @Optional() @Nested(() => Reference) reference?: Reference;
}

export class AskAnswerStruckOut {
  @IsId() askId: string;
  @IsId() decisionId: string;
  @IsLocalDate() answeredOn: string;
  @IsText() reason: string;
}

export class AskDeliveryReported {
  @IsId() askId: string;
  @IsOneOf(DELIVERIES) delivery: Delivery;
  @IsLocalDate() asOf: string;
  @Optional() @Nested(() => Reference) reference?: Reference;
}

export class AskMerged {
  @IsId() askId: string;
  @IsId() intoAskId: string;
  @IsText() reason: string;
}

export class AskWithdrawn {
  @IsId() askId: string;
  @IsLocalDate() withdrawnOn: string;
  @IsText() reason: string;
  /** it was recorded for another date before: why that was wrong */
  @Optional() @IsText() correction?: string;
}

export class AskHandlingChanged {
  @IsId() askId: string;
  @Nested(() => Handling) handling: Handling;
  @IsText() reason: string;
}

/** Everything that can happen to an ask, by its stored name. The first of a stream is AskProposed. */
export const askEvents = {
  AskProposed,
  AskAgreed,
  AskReworded,
  AskDetailsCorrected,
  AskAnswered,
  AskAnswerStruckOut,
  AskDeliveryReported,
  AskMerged,
  AskWithdrawn,
  AskHandlingChanged,
};
export type AskEvent = EventsOf<typeof askEvents>;
