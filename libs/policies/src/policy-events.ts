import type { EventsOf } from '#event-store';
import {
  AreOf,
  Handling,
  IsId,
  IsLine,
  IsLocalDate,
  IsOneOf,
  IsSlugs,
  IsText,
  IsWebAddress,
  NATIONS,
  Nested,
  Optional,
  OptionalOrNull,
  Reference,
  STAGES,
  type Nation,
  type Stage,
} from '#vocabulary';

export class PolicyRegistered {
  @IsId() policyId: string;
  @IsLine() title: string;
  @Optional() @IsText() summary?: string;
  @IsSlugs() departments: string[];
  @IsSlugs() themes: string[];
  @AreOf(NATIONS) nations: Nation[];
  @IsOneOf(STAGES) stage: Stage;
  @IsLocalDate() stageSince: string;
  @Optional() @IsWebAddress() sourceUrl?: string;
  @Optional() @Nested(() => Handling) handling?: Handling;
}

export class PolicyStageChanged {
  @IsId() policyId: string;
  @IsOneOf(STAGES) stage: Stage;
  @IsLocalDate() effectiveOn: string;
  @Optional() @IsText() reason?: string;
  @Optional() @Nested(() => Reference) reference?: Reference;
}

export class StageOnDate {
  @IsOneOf(STAGES) stage: Stage;
  @IsLocalDate() effectiveOn: string;
}

export class PolicyStageCorrected {
  @IsId() policyId: string;
  @Nested(() => StageOnDate) wrong: StageOnDate;
  @Optional() @Nested(() => StageOnDate) right?: StageOnDate;
  @IsText() reason: string;
}

export class PolicyDetailsCorrected {
  @IsId() policyId: string;
  @Optional() @IsLine() title?: string;
  @OptionalOrNull() @IsText() summary?: string | null;
  @Optional() @IsSlugs() departments?: string[];
  @Optional() @IsSlugs() themes?: string[];
  @Optional() @AreOf(NATIONS) nations?: Nation[];
  @IsText() reason: string;
}

export class PolicyPaused {
  @IsId() policyId: string;
  @IsLocalDate() effectiveOn: string;
  @Optional() @IsText() reason?: string;
  /** it was recorded for another date before: why that was wrong */
  @Optional() @IsText() correction?: string;
}

export class PolicyResumed extends PolicyPaused {}

export class PolicyWithdrawn {
  @IsId() policyId: string;
  @IsLocalDate() effectiveOn: string;
  @IsText() reason: string;
  /** it was recorded for another date before: why that was wrong */
  @Optional() @IsText() correction?: string;
}

export class PolicySuperseded {
  @IsId() policyId: string;
  @IsId() byPolicyId: string;
  @IsLocalDate() effectiveOn: string;
  /** it was recorded for another date before: why that was wrong */
  @Optional() @IsText() correction?: string;
}

export class PolicyHandlingChanged {
  @IsId() policyId: string;
  @Nested(() => Handling) handling: Handling;
  @IsText() reason: string;
}

/** Everything that can happen to a policy, by its stored name. The first of a stream is PolicyRegistered. */
export const policyEvents = {
  PolicyRegistered,
  PolicyStageChanged,
  PolicyStageCorrected,
  PolicyDetailsCorrected,
  PolicyPaused,
  PolicyResumed,
  PolicyWithdrawn,
  PolicySuperseded,
  PolicyHandlingChanged,
};
export type PolicyEvent = EventsOf<typeof policyEvents>;
