import type { EventsOf } from '#event-store';
import {
  Handling,
  IsId,
  IsIds,
  IsLine,
  IsLocalDate,
  IsOneOf,
  IsText,
  IsTrueOrFalse,
  IsWebAddress,
  Nested,
  Optional,
  OptionalOrNull,
} from '#vocabulary';

export const ENGAGEMENT_KINDS = [
  'written_evidence',
  'oral_evidence',
  'ministerial_meeting',
  'official_meeting',
  'working_group',
  'draft_comment',
  'letter',
  'roundtable',
  'research_or_pilot',
  'briefing',
  'joint_statement',
  'media',
] as const;
export type EngagementKind = (typeof ENGAGEMENT_KINDS)[number];

export const INITIATORS = ['government', 'council'] as const;
export type Initiator = (typeof INITIATORS)[number];

/** How far government let the council in, from the least to the most. */
export const ENGAGEMENT_LEVELS = ['inform', 'consult', 'involve', 'collaborate', 'empower'] as const;
export type EngagementLevel = (typeof ENGAGEMENT_LEVELS)[number];

/** With whom: a body (of a department its slug), and the role, never the name, of the person there. */
export class Counterpart {
  @IsLine(200) body: string;
  @Optional() @IsLine(200) role?: string;
}

/** Where it stands in writing: what a claim needs to rest on it. */
export class EngagementRecord {
  @IsLine() title: string;
  @Optional() @IsWebAddress() url?: string;
  @Optional() @IsLocalDate() filedOn?: string;
}

export class EngagementLogged {
  @IsId() engagementId: string;
  @IsOneOf(ENGAGEMENT_KINDS) kind: EngagementKind;
  @IsLocalDate() happenedOn: string;
  @Nested(() => Counterpart) counterpart: Counterpart;
  @IsOneOf(INITIATORS) initiatedBy: Initiator;
  @Optional() @IsOneOf(ENGAGEMENT_LEVELS) level?: EngagementLevel;
  @IsIds() policyIds: string[];
  @Optional() @IsId() consultationId?: string;
  @IsIds() asksRaised: string[];
  @IsIds() organisationIds: string[];
  @IsText() summary: string;
  @Optional() @Nested(() => EngagementRecord) record?: EngagementRecord;
  @IsTrueOrFalse() inConfidence: boolean;
  @Optional() @Nested(() => Handling) handling?: Handling;
}

export class EngagementCorrected {
  @IsId() engagementId: string;
  @Optional() @IsOneOf(ENGAGEMENT_KINDS) kind?: EngagementKind;
  @Optional() @IsLocalDate() happenedOn?: string;
  @Optional() @Nested(() => Counterpart) counterpart?: Counterpart;
  @Optional() @IsOneOf(INITIATORS) initiatedBy?: Initiator;
  @OptionalOrNull() @IsOneOf(ENGAGEMENT_LEVELS) level?: EngagementLevel | null;
  @Optional() @IsIds() policyIds?: string[];
  @OptionalOrNull() @IsId() consultationId?: string | null;
  @Optional() @IsIds() asksRaised?: string[];
  @Optional() @IsIds() organisationIds?: string[];
  @Optional() @IsText() summary?: string;
  @OptionalOrNull() @Nested(() => EngagementRecord) record?: EngagementRecord | null;
  @Optional() @IsTrueOrFalse() inConfidence?: boolean;
  @OptionalOrNull() @Nested(() => Handling) handling?: Handling | null;
  @IsText() reason: string;
}

export class EngagementStruckOut {
  @IsId() engagementId: string;
  @IsText() reason: string;
}

export class EngagementHandlingChanged {
  @IsId() engagementId: string;
  @Nested(() => Handling) handling: Handling;
  @IsText() reason: string;
}

/** Everything that can happen to an engagement, by its stored name. The first of a stream is EngagementLogged. */
export const engagementEvents = {
  EngagementLogged,
  EngagementCorrected,
  EngagementStruckOut,
  EngagementHandlingChanged,
};
export type EngagementEvent = EventsOf<typeof engagementEvents>;
