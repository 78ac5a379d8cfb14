import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known } from '#vocabulary';
import { decision, type Decision } from './decision.js';
import type { DecisionEvent, DecisionRecorded } from './decision-events.js';
import { mustBeTrue } from './must-be-true.js';

export class RecordDecision extends Command<Outcome> {
  constructor(
    readonly details: DecisionRecorded,
    readonly known: Known,
  ) {
    super();
  }
}

/** An act of government on a policy is recorded once. Asking twice changes nothing. */
export const recordDecision =
  ({ details, known }: RecordDecision) =>
  (state: Decision): DecisionEvent[] => {
    if (state) return [];
    mustBeTrue(details, known);
    return [{ type: 'DecisionRecorded', data: details }];
  };

@CommandHandler(RecordDecision)
export class RecordDecisionHandler implements ICommandHandler<RecordDecision> {
  constructor(private readonly events: EventStore) {}

  execute(command: RecordDecision) {
    return this.events.transact(`decision-${command.details.decisionId}`, decision, recordDecision(command));
  }
}
