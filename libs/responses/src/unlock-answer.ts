import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import type { Known } from '#vocabulary';
import { answerTo } from './answers.js';
import { beingDrafted } from './being-drafted.js';
import { response, type Response } from './response.js';
import type { AnswerUnlocked, ResponseEvent } from './response-events.js';

export class UnlockAnswer extends Command<Outcome> {
  constructor(
    readonly details: AnswerUnlocked,
    readonly known: Known,
  ) {
    super();
  }
}

/** A locked answer is opened again, with a reason. One that is open stays so. */
export const unlockAnswer =
  ({ details }: UnlockAnswer) =>
  (state: Response): ResponseEvent[] =>
    answerTo(beingDrafted(state).answers, details.questionId).locked ? [{ type: 'AnswerUnlocked', data: details }] : [];

@CommandHandler(UnlockAnswer)
export class UnlockAnswerHandler implements ICommandHandler<UnlockAnswer> {
  constructor(private readonly events: EventStore) {}

  execute(command: UnlockAnswer) {
    return this.events.transact(`response-${command.details.responseId}`, response, unlockAnswer(command));
  }
}
