import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import {
  dateInWords,
  existing,
  type Known,
  mustExist,
  mustHaveHappened,
  mustSayWhyItWasWrong,
  RuleBroken,
} from '#vocabulary';
import { policy, type Policy } from './policy.js';
import type { PolicyEvent, PolicySuperseded } from './policy-events.js';

export class SupersedePolicy extends Command<Outcome> {
  constructor(
    readonly details: PolicySuperseded,
    readonly known: Known,
  ) {
    super();
  }
}

/** Another policy takes the place of this one; several may, when it is split, each of them once; the date can be put right. */
export const supersedePolicy =
  ({ details, known }: SupersedePolicy) =>
  (state: Policy): PolicyEvent[] => {
    const { supersededBy } = existing(state, 'policy');
    const already = supersededBy.find(({ byPolicyId }) => byPolicyId === details.byPolicyId);
    if (already?.effectiveOn === details.effectiveOn) return [];
    mustSayWhyItWasWrong(
      { before: already?.effectiveOn, correction: details.correction },
      `This policy was already superseded by that one, on ${already && dateInWords(already.effectiveOn)}`,
      'byPolicyId',
    );
    if (details.byPolicyId === details.policyId)
      throw new RuleBroken('A policy cannot be superseded by itself', 'byPolicyId');
    mustExist([details.byPolicyId], known.policies, 'byPolicyId', 'policy');
    mustHaveHappened(details.effectiveOn, known, 'effectiveOn', 'The date of the change');
    return [{ type: 'PolicySuperseded', data: details }];
  };

@CommandHandler(SupersedePolicy)
export class SupersedePolicyHandler implements ICommandHandler<SupersedePolicy> {
  constructor(private readonly events: EventStore) {}

  execute(command: SupersedePolicy) {
    return this.events.transact(`policy-${command.details.policyId}`, policy, supersedePolicy(command));
  }
}
