import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, mustExist, mustHaveHappened, RuleBroken, sameFact } from '#vocabulary';
import { ask, isAnswerOf, type Ask } from './ask.js';
import type { AskAnswered, AskEvent } from './ask-events.js';
import { openAsk } from './open-ask.js';

export class AnswerAsk extends Command<Outcome> {
  constructor(
    readonly details: AskAnswered,
    readonly known: Known,
  ) {
    super();
  }
}

/** A decision on one of its policies answers an ask, on the day of the decision or later. Further answers may follow. */
export const answerAsk =
  ({ details, known }: AnswerAsk) =>
  (state: Ask): AskEvent[] => {
    const { answers, facts } = existing(state, 'ask');
    const standing = answers.findLast((answer) => isAnswerOf(details)(answer) && !answer.struckOut);
    if (sameFact(details, standing?.said)) return [];
    openAsk(state);
    mustExist([details.decisionId], known.decisions, 'decisionId', 'decision');
    const decision = known.decisions.get(details.decisionId)!;
    if (decision.struckOut)
      throw new RuleBroken(`The decision “${decision.title}” was struck out and answers nothing`, 'decisionId');
    const policyIds = [...facts.policyIds, ...(known.asks.get(details.askId)?.policyIds ?? [])];
    if (!policyIds.some((id) => decision.policyIds.includes(id)))
      throw new RuleBroken(`The decision “${decision.title}” is about none of the policies of this ask`, 'decisionId');
    if (details.answeredOn < decision.decidedOn)
      throw new RuleBroken('The date of the answer must be the date of the decision or later', 'answeredOn');
    mustHaveHappened(details.answeredOn, known, 'answeredOn', 'The date of the answer');
    return [{ type: 'AskAnswered', data: details }];
  };

@CommandHandler(AnswerAsk)
export class AnswerAskHandler implements ICommandHandler<AnswerAsk> {
  constructor(private readonly events: EventStore) {}

  execute(command: AnswerAsk) {
    return this.events.transact(`ask-${command.details.askId}`, ask, answerAsk(command));
  }
}
