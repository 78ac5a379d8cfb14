import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, mustHaveHappened, RuleBroken, sameFact } from '#vocabulary';
import { claim, type Claim } from './claim.js';
import type { ClaimEvent, ClaimEvidenceAttached } from './claim-events.js';
import { standingClaim } from './standing-claim.js';

export class AttachClaimEvidence extends Command<Outcome> {
  constructor(
    readonly details: ClaimEvidenceAttached,
    readonly known: Known,
  ) {
    super();
  }
}

/** A piece of evidence is attached once and stays as it is. It ends a verification: somebody must look again. */
export const attachClaimEvidence =
  ({ details, known }: AttachClaimEvidence) =>
  (state: Claim): ClaimEvent[] => {
    const { evidence } = standingClaim(state);
    const before = evidence.find(({ evidenceId }) => evidenceId === details.evidenceId);
    if (sameFact(details, before)) return [];
    if (before) throw new RuleBroken('This evidence is attached already: attach what is new as further evidence');
    mustHaveHappened(details.dated, known, 'dated', 'The date of the evidence');
    return [{ type: 'ClaimEvidenceAttached', data: details }];
  };

@CommandHandler(AttachClaimEvidence)
export class AttachClaimEvidenceHandler implements ICommandHandler<AttachClaimEvidence> {
  constructor(private readonly events: EventStore) {}

  execute(command: AttachClaimEvidence) {
    return this.events.transact(`claim-${command.details.claimId}`, claim, attachClaimEvidence(command));
  }
}
