import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import {
  dateInWords,
  existing,
  type Known,
  mustHaveHappened,
  mustSayWhyItWasWrong,
  RuleBroken,
  sameFact,
} from '#vocabulary';
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

/** The council no longer wants it. The date can be put right. */
export const withdrawAsk =
  ({ details, known }: WithdrawAsk) =>
  (state: Ask): AskEvent[] => {
    if (sameFact(details, existing(state, 'ask').withdrawn)) return [];
    const withdrawn = state?.withdrawn;
    if (withdrawn && details.correction === undefined)
      throw new RuleBroken(
        `This ask was withdrawn and takes nothing more. If the date, ${dateInWords(withdrawn.withdrawnOn)}, is wrong, also say why it was wrong`,
      );
    if (!withdrawn) openAsk(state);
    mustSayWhyItWasWrong({ before: withdrawn?.withdrawnOn, correction: details.correction }, '', 'correction');
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
