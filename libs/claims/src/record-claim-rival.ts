import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, RuleBroken, sameFact } from '#vocabulary';
import { claim, type Claim } from './claim.js';
import type { ClaimEvent, ClaimRivalRecorded } from './claim-events.js';
import { standingClaim } from './standing-claim.js';

export class RecordClaimRival extends Command<Outcome> {
  constructor(
    readonly details: ClaimRivalRecorded,
    readonly known: Known,
  ) {
    super();
  }
}

/** What else may explain the answer. Recorded again, once it is addressed or otherwise put. */
export const recordClaimRival =
  ({ details }: RecordClaimRival) =>
  (state: Claim): ClaimEvent[] => {
    const { rivals } = standingClaim(state);
    const before = rivals.find(({ rivalId }) => rivalId === details.rivalId);
    if (sameFact(details, before)) return [];
    if (details.addressed && !details.how) throw new RuleBroken('Say how this other explanation was addressed', 'how');
    return [{ type: 'ClaimRivalRecorded', data: details }];
  };

@CommandHandler(RecordClaimRival)
export class RecordClaimRivalHandler implements ICommandHandler<RecordClaimRival> {
  constructor(private readonly events: EventStore) {}

  execute(command: RecordClaimRival) {
    return this.events.transact(`claim-${command.details.claimId}`, claim, recordClaimRival(command));
  }
}
