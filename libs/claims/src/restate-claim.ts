import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { claim, type Claim } from './claim.js';
import type { ClaimEvent, ClaimRestated } from './claim-events.js';
import { gradeOf, mustNotBeTooMuch, type ClaimFacts } from './grade.js';
import { standingClaim } from './standing-claim.js';

export class RestateClaim extends Command<Outcome> {
  constructor(
    readonly details: ClaimRestated,
    readonly known: ClaimFacts,
  ) {
    super();
  }
}

/** A claim of more or less than before, no more than its grade allows. It ends a verification: somebody must look again. */
export const restateClaim =
  ({ details, known }: RestateClaim) =>
  (state: Claim): ClaimEvent[] => {
    const { contribution, ...gathered } = standingClaim(state);
    if (details.contribution === contribution) return [];
    mustNotBeTooMuch(details.contribution, known, gradeOf({ ...known, ...gathered }));
    return [{ type: 'ClaimRestated', data: details }];
  };

@CommandHandler(RestateClaim)
export class RestateClaimHandler implements ICommandHandler<RestateClaim> {
  constructor(private readonly events: EventStore) {}

  execute(command: RestateClaim) {
    return this.events.transact(`claim-${command.details.claimId}`, claim, restateClaim(command));
  }
}
