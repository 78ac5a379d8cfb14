import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { corrected, existing, type Known, mustNameAField, sameFact } from '#vocabulary';
import { ask, type Ask } from './ask.js';
import type { AskDetailsCorrected, AskEvent } from './ask-events.js';
import { mustConcernPolicies } from './must-concern-policies.js';

export class CorrectAskDetails extends Command<Outcome> {
  constructor(
    readonly details: AskDetailsCorrected,
    readonly known: Known,
  ) {
    super();
  }
}

/** What was wrongly said of an ask is put right, whatever became of the ask since. */
export const correctAskDetails =
  ({ details, known }: CorrectAskDetails) =>
  (state: Ask): AskEvent[] => {
    const { facts } = existing(state, 'ask');
    const { askId: _id, reason: _reason, ...fields } = details;
    mustNameAField(fields);
    if (sameFact(corrected(facts, fields), facts)) return [];
    if (fields.policyIds) mustConcernPolicies(fields.policyIds, known);
    return [{ type: 'AskDetailsCorrected', data: details }];
  };

@CommandHandler(CorrectAskDetails)
export class CorrectAskDetailsHandler implements ICommandHandler<CorrectAskDetails> {
  constructor(private readonly events: EventStore) {}

  execute(command: CorrectAskDetails) {
    return this.events.transact(`ask-${command.details.askId}`, ask, correctAskDetails(command));
  }
}
