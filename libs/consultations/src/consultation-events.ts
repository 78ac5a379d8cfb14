import { IsEmail, ValidateBy } from 'class-validator';
import type { EventsOf } from '#event-store';
import {
  AreLines,
  AreOf,
  Handling,
  IsId,
  IsIds,
  IsInstant,
  IsLine,
  IsLocalDate,
  IsOneOf,
  IsSlugs,
  IsText,
  IsWebAddress,
  NATIONS,
  Nested,
  NestedList,
  Optional,
  OptionalOrNull,
  Reference,
  type Nation,
} from '#vocabulary';

export const CONSULTATION_KINDS = [
  'consultation',
  'call_for_evidence',
  'committee_inquiry',
  'technical',
  'pre_legislative',
  'bill_committee',
  'other',
] as const;
export type ConsultationKind = (typeof CONSULTATION_KINDS)[number];

export const SOURCE_SYSTEMS = ['govuk', 'citizen_space', 'parliament', 'manual'] as const;
export type SourceSystem = (typeof SOURCE_SYSTEMS)[number];

export const QUESTION_KINDS = ['open', 'choice', 'factual'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const TRIAGE_DECISIONS = ['lead', 'contribute', 'signpost', 'monitor', 'none'] as const;
export type TriageDecision = (typeof TRIAGE_DECISIONS)[number];

/** Where it was found: the system, the key it has there (on GOV.UK the content id), its address. */
export class ConsultationSource {
  @IsOneOf(SOURCE_SYSTEMS) system: SourceSystem;
  @Optional() @IsLine() key?: string;
  @Optional() @IsWebAddress() url?: string;
}

/** Where an answer can be sent. */
export class WaysToRespond {
  @Optional() @IsWebAddress() url?: string;
  @Optional() @IsEmail({}, { message: 'must be an email address, like name@example.gov.uk' }) email?: string;
  @Optional() @IsText(1000) postalAddress?: string;
}

export class ConsultationLogged {
  @IsId() consultationId: string;
  @IsLine() title: string;
  @IsOneOf(CONSULTATION_KINDS) kind: ConsultationKind;
  @Optional() @IsText() summary?: string;
  @IsSlugs() departments: string[];
  @IsIds() policyIds: string[];
  @IsSlugs() themes: string[];
  @AreOf(NATIONS) nations: Nation[];
  @Optional() @IsLocalDate() opensOn?: string;
  @Optional() @IsInstant() closesAt?: string;
  @Optional() @Nested(() => ConsultationSource) source?: ConsultationSource;
  @Optional() @Nested(() => WaysToRespond) waysToRespond?: WaysToRespond;
  @Optional() @Nested(() => Handling) handling?: Handling;
}

/** A question as it is asked: its number in the form (`3`, `3b`, `Annex A.1`), its words, its options if it has any. */
export class ConsultationQuestion {
  @IsId() questionId: string;
  @IsLine(50) number: string;
  @IsText() text: string;
  @IsOneOf(QUESTION_KINDS) kind: QuestionKind;
  @Optional() @AreLines(2000) options?: string[];
}

/** All questions of the form, in order: a later list takes the place of an earlier one. */
export class ConsultationQuestionsListed {
  @IsId() consultationId: string;
  @NestedList(() => ConsultationQuestion) questions: ConsultationQuestion[];
}

export class ConsultationDeadlineMoved {
  @IsId() consultationId: string;
  @IsInstant() closesAt: string;
  @IsLocalDate() publishedOn: string;
  @Optional() @IsText() reason?: string;
  @Optional() @Nested(() => Reference) reference?: Reference;
}

const isTriageAnswer = (value: unknown) =>
  typeof value === 'boolean' || (typeof value === 'string' && value.trim() !== '' && value.length <= 2000);
const IsTriageAnswer = () =>
  ValidateBy({
    name: 'isTriageAnswer',
    validator: {
      validate: isTriageAnswer,
      defaultMessage: () => 'must be true, false or text of 1 to 2,000 characters',
    },
  });

/** The six questions of triage. Each is answered with yes or no, or in a few words; one left out was not answered. */
export class TriageAnswers {
  /** does it bear on councils' digital work? */
  @Optional() @IsTriageAnswer() bearsOnDigitalWork?: boolean | string;
  /** are we expected to answer? */
  @Optional() @IsTriageAnswer() expectedToAnswer?: boolean | string;
  /** have we something to say that others have not? */
  @Optional() @IsTriageAnswer() somethingToSay?: boolean | string;
  /** can it still change? */
  @Optional() @IsTriageAnswer() canStillChange?: boolean | string;
  /** who is affected? */
  @Optional() @IsTriageAnswer() whoIsAffected?: boolean | string;
  /** have we the time? */
  @Optional() @IsTriageAnswer() haveTime?: boolean | string;
}

export class ConsultationTriaged {
  @IsId() consultationId: string;
  @IsOneOf(TRIAGE_DECISIONS) decision: TriageDecision;
  @IsText() reason: string;
  @Optional() @IsId() leadPersonId?: string;
  @Optional() @Nested(() => TriageAnswers) relatesTo?: TriageAnswers;
}

/** The internal milestones of an answer, in their order. */
export const MILESTONES = ['decide', 'draft', 'sign_off', 'send'] as const;
export type Milestone = (typeof MILESTONES)[number];

/** A milestone is put on a day of the council's choosing; without `on` it is counted again. */
export class ConsultationMilestoneSet {
  @IsId() consultationId: string;
  @IsOneOf(MILESTONES) milestone: Milestone;
  @Optional() @IsLocalDate() on?: string;
  @IsText() reason: string;
}

export class ConsultationLinkedToPolicy {
  @IsId() consultationId: string;
  @IsId() policyId: string;
}

export class ConsultationUnlinkedFromPolicy extends ConsultationLinkedToPolicy {}

/** What people said: an optional step before the outcome. */
export class ConsultationFeedbackPublished {
  @IsId() consultationId: string;
  @IsLocalDate() publishedOn: string;
  @Nested(() => Reference) reference: Reference;
}

export class ConsultationOutcomePublished {
  @IsId() consultationId: string;
  @IsLocalDate() publishedOn: string;
  @Optional() @IsText() summary?: string;
  @Nested(() => Reference) reference: Reference;
}

/** This one outcome in place of all recorded so far. */
export class ConsultationOutcomeCorrected {
  @IsId() consultationId: string;
  @IsLocalDate() publishedOn: string;
  @Optional() @Nested(() => Reference) reference?: Reference;
  @IsText() reason: string;
}

export class ConsultationWithdrawn {
  @IsId() consultationId: string;
  @IsLocalDate() withdrawnOn: string;
  @IsText() explanation: string;
  /** it was recorded for another date before: why that was wrong */
  @Optional() @IsText() correction?: string;
}

/** The council meant to answer and did not. */
export class ConsultationLapsed {
  @IsId() consultationId: string;
  @IsLocalDate() lapsedOn: string;
  @IsText() reason: string;
  /** it was recorded for another date before: why that was wrong */
  @Optional() @IsText() correction?: string;
}

export class ConsultationDetailsCorrected {
  @IsId() consultationId: string;
  @Optional() @IsLine() title?: string;
  @Optional() @IsOneOf(CONSULTATION_KINDS) kind?: ConsultationKind;
  @OptionalOrNull() @IsText() summary?: string | null;
  @Optional() @IsSlugs() departments?: string[];
  @Optional() @IsIds() policyIds?: string[];
  @Optional() @IsSlugs() themes?: string[];
  @Optional() @AreOf(NATIONS) nations?: Nation[];
  @OptionalOrNull() @IsLocalDate() opensOn?: string | null;
  @OptionalOrNull() @IsInstant() closesAt?: string | null;
  @OptionalOrNull() @Nested(() => ConsultationSource) source?: ConsultationSource | null;
  @OptionalOrNull() @Nested(() => WaysToRespond) waysToRespond?: WaysToRespond | null;
  @OptionalOrNull() @Nested(() => Handling) handling?: Handling | null;
  @IsText() reason: string;
}

export class ConsultationHandlingChanged {
  @IsId() consultationId: string;
  @Nested(() => Handling) handling: Handling;
  @IsText() reason: string;
}

/** Everything that can happen to a consultation, by its stored name. The first of a stream is ConsultationLogged. */
export const consultationEvents = {
  ConsultationLogged,
  ConsultationQuestionsListed,
  ConsultationDeadlineMoved,
  ConsultationTriaged,
  ConsultationMilestoneSet,
  ConsultationLinkedToPolicy,
  ConsultationUnlinkedFromPolicy,
  ConsultationFeedbackPublished,
  ConsultationOutcomePublished,
  ConsultationOutcomeCorrected,
  ConsultationWithdrawn,
  ConsultationLapsed,
  ConsultationDetailsCorrected,
  ConsultationHandlingChanged,
};
export type ConsultationEvent = EventsOf<typeof consultationEvents>;
