import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, RuleBroken, sameFact } from '#vocabulary';
import { claim, type Claim } from './claim.js';
import type { ClaimContestResolved, ClaimEvent } from './claim-events.js';
import { standingClaim } from './standing-claim.js';

export class ResolveClaimContest extends Command<Outcome> {
  constructor(
    readonly details: ClaimContestResolved,
    readonly known: Known,
  ) {
    super();
  }
}

/** A contest is resolved once, in words that stay. */
export const resolveClaimContest =
  ({ details }: ResolveClaimContest) =>
  (state: Claim): ClaimEvent[] => {
    const { contests } = standingClaim(state);
    const contest = contests.find(({ contest: { contestId } }) => contestId === details.contestId);
    if (!contest) throw new RuleBroken('This claim has no such contest', 'contestId');
    if (sameFact(details, contest.resolved)) return [];
    if (contest.resolved) throw new RuleBroken('This contest is resolved already: contest the claim anew', 'contestId');
    return [{ type: 'ClaimContestResolved', data: details }];
  };

@CommandHandler(ResolveClaimContest)
export class ResolveClaimContestHandler implements ICommandHandler<ResolveClaimContest> {
  constructor(private readonly events: EventStore) {}

  execute(command: ResolveClaimContest) {
    return this.events.transact(`claim-${command.details.claimId}`, claim, resolveClaimContest(command));
  }
}
