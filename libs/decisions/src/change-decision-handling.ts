import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, sameFact } from '#vocabulary';
import { decision, type Decision } from './decision.js';
import type { DecisionEvent, DecisionHandlingChanged } from './decision-events.js';

export class ChangeDecisionHandling extends Command<Outcome> {
  constructor(
    readonly details: DecisionHandlingChanged,
    readonly known: Known,
  ) {
    super();
  }
}

/** Handling can always be changed, also of what was struck out: it is still to be seen in the history. */
export const changeDecisionHandling =
  ({ details }: ChangeDecisionHandling) =>
  (state: Decision): DecisionEvent[] => {
    if (sameFact(details.handling, existing(state, 'decision').handling)) return [];
    return [{ type: 'DecisionHandlingChanged', data: details }];
  };

@CommandHandler(ChangeDecisionHandling)
export class ChangeDecisionHandlingHandler implements ICommandHandler<ChangeDecisionHandling> {
  constructor(private readonly events: EventStore) {}

  execute(command: ChangeDecisionHandling) {
    return this.events.transact(`decision-${command.details.decisionId}`, decision, changeDecisionHandling(command));
  }
}
