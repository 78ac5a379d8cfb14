import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known } from '#vocabulary';
import { ask, type Ask } from './ask.js';
import type { AskEvent, AskReworded } from './ask-events.js';
import { openAsk } from './open-ask.js';

export class RewordAsk extends Command<Outcome> {
  constructor(
    readonly details: AskReworded,
    readonly known: Known,
  ) {
    super();
  }
}

/** An ask that is still put to government may find better words. */
export const rewordAsk =
  ({ details }: RewordAsk) =>
  (state: Ask): AskEvent[] => {
    if (existing(state, 'ask').statement === details.statement) return [];
    openAsk(state);
    return [{ type: 'AskReworded', data: details }];
  };

@CommandHandler(RewordAsk)
export class RewordAskHandler implements ICommandHandler<RewordAsk> {
  constructor(private readonly events: EventStore) {}

  execute(command: RewordAsk) {
    return this.events.transact(`ask-${command.details.askId}`, ask, rewordAsk(command));
  }
}
