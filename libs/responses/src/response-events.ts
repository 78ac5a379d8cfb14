import type { EventsOf } from '#event-store';
import {
  AreLines,
  Handling,
  IsDraft,
  IsId,
  IsIds,
  IsInstant,
  IsLine,
  IsLocalDate,
  IsOneOf,
  IsSha256,
  IsText,
  IsWebAddress,
  IsWholeNumber,
  Nested,
  NestedList,
  Optional,
} from '#vocabulary';

export const STANCES = ['agree', 'agree_with_changes', 'neutral', 'disagree', 'no_view'] as const;
export type Stance = (typeof STANCES)[number];

export const CONTRIBUTION_KINDS = ['comment', 'suggestion', 'evidence'] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

export const RULINGS = ['adopted', 'adopted_with_changes', 'merged', 'out_of_scope', 'not_adopted'] as const;
export type Ruling = (typeof RULINGS)[number];

export const POSITIONS = ['yes', 'no_objection', 'block', 'abstain', 'recused'] as const;
export type Position = (typeof POSITIONS)[number];

export const CAPACITIES = ['personal', 'delegated_officer', 'committee_approved', 'subject_to_approval'] as const;
export type Capacity = (typeof CAPACITIES)[number];

export const CONSENSUS_LEVELS = ['full', 'consensus', 'strong_support', 'divergence', 'not_reached'] as const;
export type Consensus = (typeof CONSENSUS_LEVELS)[number];

const MOST = 1_000_000_000;

export class ResponseStarted {
  @IsId() responseId: string;
  @IsId() consultationId: string;
  @Optional() @AreLines(200) jointWith?: string[];
  @IsId() leadPersonId: string;
}

export class AnswerDrafted {
  @IsId() responseId: string;
  @IsId() questionId: string;
  @IsOneOf(STANCES) stance: Stance;
  @IsDraft() text: string;
  @Optional() @IsId() askId?: string;
  @IsWholeNumber(0, MOST) baseVersion: number;
}

/** Who writes the answer to a question, and who looks it over; who is not named, nobody does. */
export class QuestionAssigned {
  @IsId() responseId: string;
  @IsId() questionId: string;
  @Optional() @IsId() authorId?: string;
  @Optional() @IsId() reviewerId?: string;
}

/** An answer is complete as it stands in a version: until it is unlocked nobody drafts it anew. */
export class AnswerLocked {
  @IsId() responseId: string;
  @IsId() questionId: string;
  @IsWholeNumber(1, MOST) version: number;
}

export class AnswerUnlocked {
  @IsId() responseId: string;
  @IsId() questionId: string;
  @IsText() reason: string;
}

/** The passage that a contribution is about: from the first character to the one after the last, and its words. */
export class Passage {
  @IsWholeNumber(0, MOST) from: number;
  @IsWholeNumber(0, MOST) to: number;
  @IsDraft() quote: string;
}

export class ContributionOffered {
  @IsId() responseId: string;
  @IsId() contributionId: string;
  @IsId() questionId: string;
  @IsId() organisationId: string;
  @IsOneOf(CONTRIBUTION_KINDS) kind: ContributionKind;
  @IsDraft() text: string;
  @Optional() @Nested(() => Passage) replaces?: Passage;
}

export class ContributionRuled {
  @IsId() responseId: string;
  @IsId() contributionId: string;
  @IsOneOf(RULINGS) ruling: Ruling;
  @IsText() reason: string;
  @Optional() @IsId() mergedInto?: string;
}

export class RulingAccepted {
  @IsId() responseId: string;
  @IsId() contributionId: string;
  @Optional() @IsText() comment?: string;
}

export class RulingDisputed extends RulingAccepted {}

export class ContributionWithdrawn {
  @IsId() responseId: string;
  @IsId() contributionId: string;
}

/** An answer by its very words: the SHA-256 of its text, and the stance that goes with it. */
export class AnswerWords {
  @IsId() questionId: string;
  @IsSha256() sha256: string;
  @Optional() @IsOneOf(STANCES) stance?: Stance;
}

export class SignOffOpened {
  @IsId() responseId: string;
  @IsWholeNumber(1, MOST) round: number;
  @IsInstant() closesAt: string;
  @IsWholeNumber(0, 100) quorumPercent: number;
  @IsIds() roster: string[];
  @NestedList(() => AnswerWords) answers: AnswerWords[];
}

/** For whom a position is taken, and how that body said so. */
export class OnBehalfOf {
  @IsId() organisationId: string;
  @IsText() how: string;
}

export class PositionTaken {
  @IsId() responseId: string;
  @IsWholeNumber(1, MOST) round: number;
  @IsId() organisationId: string;
  @IsOneOf(POSITIONS) position: Position;
  @Optional() @IsText() reason?: string;
  @IsOneOf(CAPACITIES) capacity: Capacity;
  @Optional() @Nested(() => OnBehalfOf) onBehalfOf?: OnBehalfOf;
  @NestedList(() => AnswerWords) answers: AnswerWords[];
}

export class MinorityStatementFiled {
  @IsId() responseId: string;
  @IsId() organisationId: string;
  @IsText() text: string;
}

export class SignOffClosed {
  @IsId() responseId: string;
  @IsWholeNumber(1, MOST) round: number;
  @IsOneOf(CONSENSUS_LEVELS) consensus: Consensus;
  @Optional() @IsText() reason?: string;
}

export class ResponseApproved {
  @IsId() responseId: string;
  @IsWholeNumber(1, MOST) round: number;
  @IsLocalDate() approvedOn: string;
}

export class ResponseReturnedToDraft {
  @IsId() responseId: string;
  @IsText() reason: string;
}

/** The very bytes sent, kept by their SHA-256. */
export class SubmittedDocument {
  @IsLine(255) fileName: string;
  @IsLine(200) mediaType: string;
  @IsWholeNumber(0, MOST) bytes: number;
  @IsSha256() sha256: string;
}

export class ResponseSubmitted {
  @IsId() responseId: string;
  @IsId() consultationId: string;
  @IsInstant() submittedAt: string;
  @IsLine() channel: string;
  @Optional() @IsText() receipt?: string;
  @IsIds() asksRaised: string[];
  @IsIds() organisationIds: string[];
  @Nested(() => SubmittedDocument) document: SubmittedDocument;
}

export class ResponseAcknowledged {
  @IsId() responseId: string;
  @IsLocalDate() acknowledgedOn: string;
  @IsText() receipt: string;
}

export class ResponsePublished {
  @IsId() responseId: string;
  @IsLocalDate() publishedOn: string;
  @IsWebAddress() url: string;
}

export class ResponseWithdrawn {
  @IsId() responseId: string;
  @IsText() reason: string;
}

export class ResponseLapsed extends ResponseWithdrawn {}

export class ResponseHandlingChanged {
  @IsId() responseId: string;
  @Nested(() => Handling) handling: Handling;
  @IsText() reason: string;
}

/** Everything that can happen to a response, by its stored name. The first of a stream is ResponseStarted. */
export const responseEvents = {
  ResponseStarted,
  AnswerDrafted,
  QuestionAssigned,
  AnswerLocked,
  AnswerUnlocked,
  ContributionOffered,
  ContributionRuled,
  RulingAccepted,
  RulingDisputed,
  ContributionWithdrawn,
  SignOffOpened,
  PositionTaken,
  MinorityStatementFiled,
  SignOffClosed,
  ResponseApproved,
  ResponseReturnedToDraft,
  ResponseSubmitted,
  ResponseAcknowledged,
  ResponsePublished,
  ResponseWithdrawn,
  ResponseLapsed,
  ResponseHandlingChanged,
};
export type ResponseEvent = EventsOf<typeof responseEvents>;
