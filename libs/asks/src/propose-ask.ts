import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, mustExist } from '#vocabulary';
import { ask, type Ask } from './ask.js';
import type { AskEvent, AskProposed } from './ask-events.js';
import { mustConcernPolicies } from './must-concern-policies.js';

export class ProposeAsk extends Command<Outcome> {
  constructor(
    readonly details: AskProposed,
    readonly known: Known,
  ) {
    super();
  }
}

/** An ask is proposed once, about the policies it wants something of. Asking twice changes nothing. */
export const proposeAsk =
  ({ details, known }: ProposeAsk) =>
  (state: Ask): AskEvent[] => {
    if (state) return [];
    mustConcernPolicies(details.policyIds, known);
    if (details.proposedBy) mustExist([details.proposedBy], known.organisations, 'proposedBy', 'organisation');
    return [{ type: 'AskProposed', data: details }];
  };

@CommandHandler(ProposeAsk)
export class ProposeAskHandler implements ICommandHandler<ProposeAsk> {
  constructor(private readonly events: EventStore) {}

  execute(command: ProposeAsk) {
    return this.events.transact(`ask-${command.details.askId}`, ask, proposeAsk(command));
  }
}
