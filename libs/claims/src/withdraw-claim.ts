import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known } from '#vocabulary';
import { claim, type Claim } from './claim.js';
import type { ClaimEvent, ClaimWithdrawn } from './claim-events.js';

export class WithdrawClaim extends Command<Outcome> {
  constructor(
    readonly details: ClaimWithdrawn,
    readonly known: Known,
  ) {
    super();
  }
}

/** A claim that is not upheld counts nowhere. Asking twice changes nothing. */
export const withdrawClaim =
  ({ details }: WithdrawClaim) =>
  (state: Claim): ClaimEvent[] => {
    if (existing(state, 'claim').withdrawn) return [];
    return [{ type: 'ClaimWithdrawn', data: details }];
  };

@CommandHandler(WithdrawClaim)
export class WithdrawClaimHandler implements ICommandHandler<WithdrawClaim> {
  constructor(private readonly events: EventStore) {}

  execute(command: WithdrawClaim) {
    return this.events.transact(`claim-${command.details.claimId}`, claim, withdrawClaim(command));
  }
}
