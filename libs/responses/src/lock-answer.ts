import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, RuleBroken } from '#vocabulary';
import { answerTo } from './answers.js';
import { beingDrafted } from './being-drafted.js';
import { response, type Response } from './response.js';
import type { AnswerLocked, ResponseEvent } from './response-events.js';

export class LockAnswer extends Command<Outcome> {
  constructor(
    readonly details: AnswerLocked,
    readonly known: Known,
  ) {
    super();
  }
}

/** An answer is locked as complete in the version that somebody has read: not in words that were saved since. */
export const lockAnswer =
  ({ details }: LockAnswer) =>
  (state: Response): ResponseEvent[] => {
    const { answers } = beingDrafted(state);
    const { versions, locked } = answerTo(answers, details.questionId);
    if (versions.length === 0) throw new RuleBroken('Nobody has answered this question yet', 'questionId');
    if (details.version > versions.length)
      throw new RuleBroken(`This answer has no version ${details.version} yet`, 'version');
    if (details.version < versions.length)
      throw new RuleBroken(
        `Version ${versions.length} has been saved since you opened this answer: read it before you lock it`,
        'version',
      );
    return locked ? [] : [{ type: 'AnswerLocked', data: details }];
  };

@CommandHandler(LockAnswer)
export class LockAnswerHandler implements ICommandHandler<LockAnswer> {
  constructor(private readonly events: EventStore) {}

  execute(command: LockAnswer) {
    return this.events.transact(`response-${command.details.responseId}`, response, lockAnswer(command));
  }
}
