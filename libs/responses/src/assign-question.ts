import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, RuleBroken } from '#vocabulary';
import { answerTo } from './answers.js';
import { beingDrafted, mustBeAsked, type KnownAboutDrafting } from './being-drafted.js';
import { response, type Response } from './response.js';
import type { QuestionAssigned, ResponseEvent } from './response-events.js';

export class AssignQuestion extends Command<Outcome> {
  constructor(
    readonly details: QuestionAssigned,
    readonly known: Known & KnownAboutDrafting,
  ) {
    super();
  }
}

/** A question has an author and a reviewer, who is somebody else; who is not named any more is not any more. */
export const assignQuestion =
  ({ details, known }: AssignQuestion) =>
  (state: Response): ResponseEvent[] => {
    const { answers } = beingDrafted(state);
    const { questionId, authorId = null, reviewerId = null } = details;
    mustBeAsked(questionId, answers, known);
    if (authorId !== null && authorId === reviewerId)
      throw new RuleBroken('The reviewer must be somebody other than the author', 'reviewerId');
    const answer = answerTo(answers, questionId);
    if (answer.authorId === authorId && answer.reviewerId === reviewerId) return [];
    return [{ type: 'QuestionAssigned', data: details }];
  };

@CommandHandler(AssignQuestion)
export class AssignQuestionHandler implements ICommandHandler<AssignQuestion> {
  constructor(private readonly events: EventStore) {}

  execute(command: AssignQuestion) {
    return this.events.transact(`response-${command.details.responseId}`, response, assignQuestion(command));
  }
}
