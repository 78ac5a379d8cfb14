import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known } from '#vocabulary';
import { decision, type Decision } from './decision.js';
import type { DecisionEvent, DecisionStruckOut } from './decision-events.js';

export class StrikeOutDecision extends Command<Outcome> {
  constructor(
    readonly details: DecisionStruckOut,
    readonly known: Known,
  ) {
    super();
  }
}

/** A decision entered in error never was: its answers and claims count nowhere. Asking twice changes nothing. */
export const strikeOutDecision =
  ({ details }: StrikeOutDecision) =>
  (state: Decision): DecisionEvent[] => {
    if (existing(state, 'decision').struckOut) return [];
    return [{ type: 'DecisionStruckOut', data: details }];
  };

@CommandHandler(StrikeOutDecision)
export class StrikeOutDecisionHandler implements ICommandHandler<StrikeOutDecision> {
  constructor(private readonly events: EventStore) {}

  execute(command: StrikeOutDecision) {
    return this.events.transact(`decision-${command.details.decisionId}`, decision, strikeOutDecision(command));
  }
}
