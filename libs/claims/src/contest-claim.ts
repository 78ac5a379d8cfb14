import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, RuleBroken, sameFact } from '#vocabulary';
import { claim, type Claim } from './claim.js';
import type { ClaimContested, ClaimEvent } from './claim-events.js';
import { standingClaim } from './standing-claim.js';

export class ContestClaim extends Command<Outcome> {
  constructor(
    readonly details: ClaimContested,
    readonly known: Known,
  ) {
    super();
  }
}

/** A claim that somebody contests does not count until that is resolved. A contest is opened once. */
export const contestClaim =
  ({ details }: ContestClaim) =>
  (state: Claim): ClaimEvent[] => {
    const { contests } = standingClaim(state);
    const before = contests.find(({ contest }) => contest.contestId === details.contestId)?.contest;
    if (sameFact(details, before)) return [];
    if (before) throw new RuleBroken('This contest was opened before: contest the claim anew');
    return [{ type: 'ClaimContested', data: details }];
  };

@CommandHandler(ContestClaim)
export class ContestClaimHandler implements ICommandHandler<ContestClaim> {
  constructor(private readonly events: EventStore) {}

  execute(command: ContestClaim) {
    return this.events.transact(`claim-${command.details.claimId}`, claim, contestClaim(command));
  }
}
