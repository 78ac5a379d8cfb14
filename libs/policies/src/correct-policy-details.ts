import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { corrected, existing, type Known, mustNameAField, sameFact } from '#vocabulary';
import { policy, type Policy } from './policy.js';
import type { PolicyDetailsCorrected, PolicyEvent } from './policy-events.js';

export class CorrectPolicyDetails extends Command<Outcome> {
  constructor(
    readonly details: PolicyDetailsCorrected,
    readonly known: Known,
  ) {
    super();
  }
}

/** What was written down wrongly is put right, also of a policy that has come to its end. What is so already changes nothing. */
export const correctPolicyDetails =
  ({ details }: CorrectPolicyDetails) =>
  (state: Policy): PolicyEvent[] => {
    const { facts } = existing(state, 'policy');
    const { policyId: _id, reason: _reason, ...fields } = details;
    mustNameAField(fields);
    if (sameFact(corrected(facts, fields), facts)) return [];
    return [{ type: 'PolicyDetailsCorrected', data: details }];
  };

@CommandHandler(CorrectPolicyDetails)
export class CorrectPolicyDetailsHandler implements ICommandHandler<CorrectPolicyDetails> {
  constructor(private readonly events: EventStore) {}

  execute(command: CorrectPolicyDetails) {
    return this.events.transact(`policy-${command.details.policyId}`, policy, correctPolicyDetails(command));
  }
}
