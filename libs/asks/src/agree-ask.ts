import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, mustHaveHappened, sameFact } from '#vocabulary';
import { ask, type Ask } from './ask.js';
import type { AskAgreed, AskEvent } from './ask-events.js';
import { openAsk } from './open-ask.js';

export class AgreeAsk extends Command<Outcome> {
  constructor(
    readonly details: AskAgreed,
    readonly known: Known,
  ) {
    super();
  }
}

/** The council agrees to an ask as it is worded. It may do so again later, and after a rewording anew. */
export const agreeAsk =
  ({ details, known }: AgreeAsk) =>
  (state: Ask): AskEvent[] => {
    const { agreement } = existing(state, 'ask');
    if (sameFact(details, agreement)) return [];
    openAsk(state);
    mustHaveHappened(details.agreedOn, known, 'agreedOn', 'The date of the agreement');
    return [{ type: 'AskAgreed', data: details }];
  };

@CommandHandler(AgreeAsk)
export class AgreeAskHandler implements ICommandHandler<AgreeAsk> {
  constructor(private readonly events: EventStore) {}

  execute(command: AgreeAsk) {
    return this.events.transact(`ask-${command.details.askId}`, ask, agreeAsk(command));
  }
}
