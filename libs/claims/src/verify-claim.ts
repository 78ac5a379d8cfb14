import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { RuleBroken, sameFact } from '#vocabulary';
import { claim, type Claim } from './claim.js';
import type { ClaimEvent, ClaimVerified } from './claim-events.js';
import { gradeOf, mustNotBeTooMuch, type ClaimFacts } from './grade.js';
import { standingClaim } from './standing-claim.js';

const sameId = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

export class VerifyClaim extends Command<Outcome> {
  constructor(
    readonly details: ClaimVerified,
    readonly known: ClaimFacts,
  ) {
    super();
  }
}

/**
 * Somebody else than the author has looked at the claim and at its grade. The grade is computed again: what the verifier
 * saw must still be so, and the contribution no more than it allows.
 */
export const verifyClaim =
  ({ details, known }: VerifyClaim) =>
  (state: Claim): ClaimEvent[] => {
    const { authorId, contribution, verification, ...gathered } = standingClaim(state);
    if (sameId(details.verifierId, authorId))
      throw new RuleBroken('The author of a claim cannot verify it: somebody else must', 'verifierId');
    const grade = gradeOf({ ...known, ...gathered });
    if (details.grade !== grade)
      throw new RuleBroken(`The grade is now ${grade}, not ${details.grade}: look at the claim again`, 'grade');
    mustNotBeTooMuch(contribution, known, grade);
    if (sameFact(details, verification)) return [];
    return [{ type: 'ClaimVerified', data: details }];
  };

@CommandHandler(VerifyClaim)
export class VerifyClaimHandler implements ICommandHandler<VerifyClaim> {
  constructor(private readonly events: EventStore) {}

  execute(command: VerifyClaim) {
    return this.events.transact(`claim-${command.details.claimId}`, claim, verifyClaim(command));
  }
}
