import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { corrected, existing, type Known, mustNameAField, RuleBroken, sameFact } from '#vocabulary';
import { decision, type Decision } from './decision.js';
import type { DecisionCorrected, DecisionEvent } from './decision-events.js';
import { mustBeTrue } from './must-be-true.js';

export class CorrectDecision extends Command<Outcome> {
  constructor(
    readonly details: DecisionCorrected,
    readonly known: Known,
  ) {
    super();
  }
}

/** What was wrongly recorded of a decision is put right. */
export const correctDecision =
  ({ details, known }: CorrectDecision) =>
  (state: Decision): DecisionEvent[] => {
    const { facts, struckOut } = existing(state, 'decision');
    const { decisionId: _id, reason: _reason, ...fields } = details;
    mustNameAField(fields);
    if (sameFact(corrected(facts, fields), facts)) return [];
    if (struckOut) throw new RuleBroken('This decision was struck out: record it again if it was taken');
    mustBeTrue(details, known);
    return [{ type: 'DecisionCorrected', data: details }];
  };

@CommandHandler(CorrectDecision)
export class CorrectDecisionHandler implements ICommandHandler<CorrectDecision> {
  constructor(private readonly events: EventStore) {}

  execute(command: CorrectDecision) {
    return this.events.transact(`decision-${command.details.decisionId}`, decision, correctDecision(command));
  }
}
