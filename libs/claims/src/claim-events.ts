import type { EventsOf } from '#event-store';
import { IsId, IsLine, IsLocalDate, IsOneOf, IsText, IsTrueOrFalse, Nested, Optional, Reference } from '#vocabulary';

/** How much of an answer the council had a part in, from the least to the most. */
export const CONTRIBUTIONS = ['none', 'minor', 'contributory', 'significant', 'decisive'] as const;
export type Contribution = (typeof CONTRIBUTIONS)[number];

export const EVIDENCE_TESTS = ['straw_in_the_wind', 'smoking_gun'] as const;
export type EvidenceTest = (typeof EVIDENCE_TESTS)[number];

export const AGREEMENTS = ['agrees', 'partly', 'disagrees'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** From an assertion alone to proof that somebody outside has confirmed. */
export const GRADES = ['E0', 'E1', 'E2', 'E3', 'E4'] as const;
export type Grade = (typeof GRADES)[number];

export class ClaimRaised {
  @IsId() claimId: string;
  @IsId() askId: string;
  @IsId() decisionId: string;
  @IsText(2000) statement: string;
  @IsOneOf(CONTRIBUTIONS) contribution: Contribution;
  @IsId() authorId: string;
}

export class ClaimEvidenceAttached {
  @IsId() claimId: string;
  @IsId() evidenceId: string;
  @IsOneOf(EVIDENCE_TESTS) test: EvidenceTest;
  @IsText() description: string;
  @IsLocalDate() dated: string;
  @Optional() @Nested(() => Reference) reference?: Reference;
}

export class ClaimRivalRecorded {
  @IsId() claimId: string;
  @IsId() rivalId: string;
  @IsText() explanation: string;
  @IsTrueOrFalse() addressed: boolean;
  @Optional() @IsText() how?: string;
}

/** Who confirmed it: a role in a body, never a person's name. */
export class Substantiator {
  @IsLine(200) role: string;
  @IsLine(200) body: string;
}

export class ClaimSubstantiated {
  @IsId() claimId: string;
  @Nested(() => Substantiator) by: Substantiator;
  @IsTrueOrFalse() independent: boolean;
  @IsOneOf(AGREEMENTS) agreement: Agreement;
  @IsLocalDate() on: string;
  @Optional() @Nested(() => Reference) reference?: Reference;
}

export class ClaimVerified {
  @IsId() claimId: string;
  @IsId() verifierId: string;
  @IsOneOf(GRADES) grade: Grade;
}

export class ClaimContested {
  @IsId() claimId: string;
  @IsId() contestId: string;
  @IsLine(200) by: string;
  @IsText() reason: string;
}

export class ClaimContestResolved {
  @IsId() claimId: string;
  @IsId() contestId: string;
  @IsText() resolution: string;
}

export class ClaimRestated {
  @IsId() claimId: string;
  @IsOneOf(CONTRIBUTIONS) contribution: Contribution;
  @IsText() reason: string;
}

export class ClaimWithdrawn {
  @IsId() claimId: string;
  @IsText() reason: string;
}

/** Everything that can happen to a claim, by its stored name. The first of a stream is ClaimRaised. */
export const claimEvents = {
  ClaimRaised,
  ClaimEvidenceAttached,
  ClaimRivalRecorded,
  ClaimSubstantiated,
  ClaimVerified,
  ClaimContested,
  ClaimContestResolved,
  ClaimRestated,
  ClaimWithdrawn,
};
export type ClaimEvent = EventsOf<typeof claimEvents>;
