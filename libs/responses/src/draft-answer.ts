import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, mustBeOpen, RuleBroken } from '#vocabulary';
import { answerTo, currentVersion } from './answers.js';
import { beingDrafted, mustBeAsked, type KnownAboutDrafting } from './being-drafted.js';
import { mergedAnswer, savedAs } from './merged-answer.js';
import { response, type Response } from './response.js';
import type { AnswerDrafted, ResponseEvent } from './response-events.js';

export class DraftAnswer extends Command<Outcome> {
  constructor(
    readonly details: AnswerDrafted,
    readonly known: Known & KnownAboutDrafting,
  ) {
    super();
  }
}

/**
 * An answer is saved as its next version. One that was written on an older version is put together with what others have
 * saved since; where both changed the same, neither is given up: it is refused with both. Saving what stands changes nothing.
 * @throws AnswerConflict with both answers
 */
export const draftAnswer =
  ({ details, known }: DraftAnswer) =>
  (state: Response): ResponseEvent[] => {
    const { answers } = beingDrafted(state);
    mustBeAsked(details.questionId, answers, known);
    const answer = answerTo(answers, details.questionId);
    if (known.writer !== undefined && known.writer !== answer.authorId && known.writer !== answer.reviewerId)
      throw new RuleBroken('This question was given to somebody else to answer: offer a contribution instead');
    const wanted = mergedAnswer(details, answer);
    const events = savedAs(details, wanted, answer);
    const { askId } = wanted;
    if (askId !== null && askId !== currentVersion(answer)?.askId) mustBeOpen([askId], known, 'askId');
    return events;
  };

@CommandHandler(DraftAnswer)
export class DraftAnswerHandler implements ICommandHandler<DraftAnswer> {
  constructor(private readonly events: EventStore) {}

  execute(command: DraftAnswer) {
    return this.events.transact(`response-${command.details.responseId}`, response, draftAnswer(command));
  }
}
