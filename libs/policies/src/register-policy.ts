import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { mustHaveHappened, type Known } from '#vocabulary';
import { policy, type Policy } from './policy.js';
import type { PolicyEvent, PolicyRegistered } from './policy-events.js';

export class RegisterPolicy extends Command<Outcome> {
  constructor(
    readonly details: PolicyRegistered,
    readonly known: Known,
  ) {
    super();
  }
}

/** A policy is registered once, at the stage it has reached. Asking twice changes nothing. */
export const registerPolicy =
  ({ details, known }: RegisterPolicy) =>
  (state: Policy): PolicyEvent[] => {
    if (state) return [];
    mustHaveHappened(details.stageSince, known, 'stageSince', 'The date of the stage');
    return [{ type: 'PolicyRegistered', data: details }];
  };

@CommandHandler(RegisterPolicy)
export class RegisterPolicyHandler implements ICommandHandler<RegisterPolicy> {
  constructor(private readonly events: EventStore) {}

  execute(command: RegisterPolicy) {
    return this.events.transact(`policy-${command.details.policyId}`, policy, registerPolicy(command));
  }
}
