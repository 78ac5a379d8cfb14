import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, mustBeARole, mustHaveHappened, sameFact } from '#vocabulary';
import { claim, type Claim } from './claim.js';
import type { ClaimEvent, ClaimSubstantiated } from './claim-events.js';
import { standingClaim } from './standing-claim.js';

export class SubstantiateClaim extends Command<Outcome> {
  constructor(
    readonly details: ClaimSubstantiated,
    readonly known: Known,
  ) {
    super();
  }
}

/** Somebody who was there says whether it is so. The same word given twice counts once. */
export const substantiateClaim =
  ({ details, known }: SubstantiateClaim) =>
  (state: Claim): ClaimEvent[] => {
    const { substantiations } = standingClaim(state);
    if (substantiations.some((before) => sameFact(details, before))) return [];
    mustBeARole(details.by.role, 'by.role');
    mustHaveHappened(details.on, known, 'on', 'The date of the substantiation');
    return [{ type: 'ClaimSubstantiated', data: details }];
  };

@CommandHandler(SubstantiateClaim)
export class SubstantiateClaimHandler implements ICommandHandler<SubstantiateClaim> {
  constructor(private readonly events: EventStore) {}

  execute(command: SubstantiateClaim) {
    return this.events.transact(`claim-${command.details.claimId}`, claim, substantiateClaim(command));
  }
}
