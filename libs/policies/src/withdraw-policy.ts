import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { dateInWords, existing, type Known, mustHaveHappened, mustSayWhyItWasWrong } from '#vocabulary';
import { policy, type Policy } from './policy.js';
import type { PolicyEvent, PolicyWithdrawn } from './policy-events.js';

export class WithdrawPolicy extends Command<Outcome> {
  constructor(
    readonly details: PolicyWithdrawn,
    readonly known: Known,
  ) {
    super();
  }
}

/** Government gives a policy up, once; the date can be put right. One that was superseded may be withdrawn later, and the other way round. */
export const withdrawPolicy =
  ({ details, known }: WithdrawPolicy) =>
  (state: Policy): PolicyEvent[] => {
    const { withdrawnOn } = existing(state, 'policy');
    if (withdrawnOn === details.effectiveOn) return [];
    mustSayWhyItWasWrong(
      { before: withdrawnOn, correction: details.correction },
      `This policy was already withdrawn, on ${withdrawnOn && dateInWords(withdrawnOn)}`,
      'effectiveOn',
    );
    mustHaveHappened(details.effectiveOn, known, 'effectiveOn', 'The date of the withdrawal');
    return [{ type: 'PolicyWithdrawn', data: details }];
  };

@CommandHandler(WithdrawPolicy)
export class WithdrawPolicyHandler implements ICommandHandler<WithdrawPolicy> {
  constructor(private readonly events: EventStore) {}

  execute(command: WithdrawPolicy) {
    return this.events.transact(`policy-${command.details.policyId}`, policy, withdrawPolicy(command));
  }
}
