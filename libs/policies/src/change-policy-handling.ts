import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, OFFICIAL, sameFact } from '#vocabulary';
import { policy, type Policy } from './policy.js';
import type { PolicyEvent, PolicyHandlingChanged } from './policy-events.js';

export class ChangePolicyHandling extends Command<Outcome> {
  constructor(
    readonly details: PolicyHandlingChanged,
    readonly known: Known,
  ) {
    super();
  }
}

/** Handling can always be changed, also of a policy that has come to its end. */
export const changePolicyHandling =
  ({ details }: ChangePolicyHandling) =>
  (state: Policy): PolicyEvent[] => {
    const { facts } = existing(state, 'policy');
    if (sameFact(details.handling, facts.handling ?? OFFICIAL)) return [];
    return [{ type: 'PolicyHandlingChanged', data: details }];
  };

@CommandHandler(ChangePolicyHandling)
export class ChangePolicyHandlingHandler implements ICommandHandler<ChangePolicyHandling> {
  constructor(private readonly events: EventStore) {}

  execute(command: ChangePolicyHandling) {
    return this.events.transact(`policy-${command.details.policyId}`, policy, changePolicyHandling(command));
  }
}
