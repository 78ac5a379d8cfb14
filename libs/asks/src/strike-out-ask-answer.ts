import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, RuleBroken } from '#vocabulary';
import { ask, isAnswerOf, type Ask } from './ask.js';
import type { AskAnswerStruckOut, AskEvent } from './ask-events.js';

export class StrikeOutAskAnswer extends Command<Outcome> {
  constructor(
    readonly details: AskAnswerStruckOut,
    readonly known: Known,
  ) {
    super();
  }
}

/** An answer that was entered in error never was. It can be struck out of an ask that is closed, too. */
export const strikeOutAskAnswer =
  ({ details }: StrikeOutAskAnswer) =>
  (state: Ask): AskEvent[] => {
    const entered = existing(state, 'ask').answers.filter(isAnswerOf(details));
    if (entered.length === 0)
      throw new RuleBroken('This ask has no answer from that decision on that date', 'answeredOn');
    if (entered.every(({ struckOut }) => struckOut)) return [];
    return [{ type: 'AskAnswerStruckOut', data: details }];
  };

@CommandHandler(StrikeOutAskAnswer)
export class StrikeOutAskAnswerHandler implements ICommandHandler<StrikeOutAskAnswer> {
  constructor(private readonly events: EventStore) {}

  execute(command: StrikeOutAskAnswer) {
    return this.events.transact(`ask-${command.details.askId}`, ask, strikeOutAskAnswer(command));
  }
}
