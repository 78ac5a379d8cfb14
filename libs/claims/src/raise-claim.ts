import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, mustBeOpen, mustExist, RuleBroken } from '#vocabulary';
import { claim, type Claim } from './claim.js';
import type { ClaimEvent, ClaimRaised } from './claim-events.js';
import { gradeOf, mustNotBeTooMuch, type ClaimFacts } from './grade.js';

/** Besides the facts of the claim: whether an answer of the decision to the ask stands. */
export type KnownOfAnswer = Known & ClaimFacts & { readonly answered: boolean };

const NOTHING_GATHERED = { evidence: [], rivals: [], substantiations: [] };

export class RaiseClaim extends Command<Outcome> {
  constructor(
    readonly details: ClaimRaised,
    readonly known: KnownOfAnswer,
  ) {
    super();
  }
}

/**
 * A claim is raised once, of no more than its facts allow: with nothing gathered yet, contributory at most. It is about
 * an answer that the decision gave to the ask.
 */
export const raiseClaim =
  ({ details, known }: RaiseClaim) =>
  (state: Claim): ClaimEvent[] => {
    if (state) return [];
    mustBeOpen([details.askId], known, 'askId');
    mustExist([details.decisionId], known.decisions, 'decisionId', 'decision');
    if (known.decisions.get(details.decisionId)!.struckOut)
      throw new RuleBroken('The decision was struck out: nothing can be claimed of it', 'decisionId');
    if (!known.answered)
      throw new RuleBroken('The decision has not answered this ask: record its answer first', 'decisionId');
    mustNotBeTooMuch(details.contribution, known, gradeOf({ ...known, ...NOTHING_GATHERED }));
    return [{ type: 'ClaimRaised', data: details }];
  };

@CommandHandler(RaiseClaim)
export class RaiseClaimHandler implements ICommandHandler<RaiseClaim> {
  constructor(private readonly events: EventStore) {}

  execute(command: RaiseClaim) {
    return this.events.transact(`claim-${command.details.claimId}`, claim, raiseClaim(command));
  }
}
