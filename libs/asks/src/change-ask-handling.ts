import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, sameFact } from '#vocabulary';
import { ask, type Ask } from './ask.js';
import type { AskEvent, AskHandlingChanged } from './ask-events.js';

export class ChangeAskHandling extends Command<Outcome> {
  constructor(
    readonly details: AskHandlingChanged,
    readonly known: Known,
  ) {
    super();
  }
}

/** Handling can always be changed, also of an ask that is closed: it is still to be seen. */
export const changeAskHandling =
  ({ details }: ChangeAskHandling) =>
  (state: Ask): AskEvent[] => {
    if (sameFact(details.handling, existing(state, 'ask').handling)) return [];
    return [{ type: 'AskHandlingChanged', data: details }];
  };

@CommandHandler(ChangeAskHandling)
export class ChangeAskHandlingHandler implements ICommandHandler<ChangeAskHandling> {
  constructor(private readonly events: EventStore) {}

  execute(command: ChangeAskHandling) {
    return this.events.transact(`ask-${command.details.askId}`, ask, changeAskHandling(command));
  }
}
