import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, mustHaveHappened, sameFact } from '#vocabulary';
import { ask, type Ask } from './ask.js';
import type { AskEvent, AskWithdrawn } from './ask-events.js';
import { inTurn } from './endings.js';
import { openAsk } from './open-ask.js';

export class WithdrawAsk extends Command<Outcome> {
  constructor(
    readonly details: AskWithdrawn,
    readonly known: Known,
  ) {
    super();
  }
}

/** The council no longer wants it. */
export const withdrawAsk =
  ({ details, known }: WithdrawAsk) =>
  (state: Ask): AskEvent[] => {
    if (sameFact(details, existing(state, 'ask').withdrawn)) return [];
    openAsk(state);
    mustHaveHappened(details.withdrawnOn, known, 'withdrawnOn', 'The date of the withdrawal');
    return [{ type: 'AskWithdrawn', data: details }];
  };

@CommandHandler(WithdrawAsk)
export class WithdrawAskHandler implements ICommandHandler<WithdrawAsk> {
  constructor(private readonly events: EventStore) {}

  execute(command: WithdrawAsk) {
    return inTurn(() => this.events.transact(`ask-${command.details.askId}`, ask, withdrawAsk(command)));
  }
}
