import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, mustHaveHappened, rankOf, RuleBroken } from '#vocabulary';
import { policy, mustStillGoOn, type Policy } from './policy.js';
import type { PolicyEvent, PolicyStageChanged } from './policy-events.js';
import { stageOn } from './stages.js';

export class ChangePolicyStage extends Command<Outcome> {
  constructor(
    readonly details: PolicyStageChanged,
    readonly known: Known,
  ) {
    super();
  }
}

/** A policy moves to another stage, forward by any number; a move back needs a reason. It may be recorded late: it is compared with the stage on its own date. */
export const changePolicyStage =
  ({ details, known }: ChangePolicyStage) =>
  (state: Policy): PolicyEvent[] => {
    const registered = existing(state, 'policy');
    const before = stageOn(registered.stages, details.effectiveOn);
    if (before?.stage === details.stage) return [];
    mustHaveHappened(details.effectiveOn, known, 'effectiveOn', 'The date of the stage');
    mustStillGoOn(registered, details.effectiveOn, 'effectiveOn');
    if (before && rankOf(details.stage) < rankOf(before.stage) && !details.reason)
      throw new RuleBroken('Give a reason for the move back to an earlier stage', 'reason');
    return [{ type: 'PolicyStageChanged', data: details }];
  };

@CommandHandler(ChangePolicyStage)
export class ChangePolicyStageHandler implements ICommandHandler<ChangePolicyStage> {
  constructor(private readonly events: EventStore) {}

  execute(command: ChangePolicyStage) {
    return this.events.transact(`policy-${command.details.policyId}`, policy, changePolicyStage(command));
  }
}
