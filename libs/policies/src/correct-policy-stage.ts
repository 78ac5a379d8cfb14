import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { dateInWords, existing, type Known, mustHaveHappened, RuleBroken, sameFact } from '#vocabulary';
import { policy, type Policy } from './policy.js';
import type { PolicyEvent, PolicyStageCorrected } from './policy-events.js';
import { stageMeant } from './stages.js';

export class CorrectPolicyStage extends Command<Outcome> {
  constructor(
    readonly details: PolicyStageCorrected,
    readonly known: Known,
  ) {
    super();
  }
}

/** A stage entered in error is put right, or taken away; the stage a policy was registered at can only be put right. */
export const correctPolicyStage =
  ({ details, known }: CorrectPolicyStage) =>
  (state: Policy): PolicyEvent[] => {
    const meant = stageMeant(existing(state, 'policy').stages, details.wrong);
    if (!meant) {
      const { stage, effectiveOn } = details.wrong;
      throw new RuleBroken(
        `This policy has no stage “${stage.replaceAll('_', ' ')}” from ${dateInWords(effectiveOn)}`,
        'wrong',
      );
    }
    if (sameFact(details.right, details.wrong)) return [];
    if (!details.right && meant.registered)
      throw new RuleBroken('The stage a policy was registered at cannot be taken away: say what is right', 'right');
    if (details.right) mustHaveHappened(details.right.effectiveOn, known, 'right.effectiveOn', 'The right date');
    return [{ type: 'PolicyStageCorrected', data: details }];
  };

@CommandHandler(CorrectPolicyStage)
export class CorrectPolicyStageHandler implements ICommandHandler<CorrectPolicyStage> {
  constructor(private readonly events: EventStore) {}

  execute(command: CorrectPolicyStage) {
    return this.events.transact(`policy-${command.details.policyId}`, policy, correctPolicyStage(command));
  }
}
