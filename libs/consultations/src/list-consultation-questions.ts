import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { dateInWords, existing, type Known, RuleBroken } from '#vocabulary';
import { consultation, type Consultation } from './consultation.js';
import type { ConsultationEvent, ConsultationQuestion, ConsultationQuestionsListed } from './consultation-events.js';

/** The order of questions, and of the options of one, is part of what is asked. */
const asListed = (questions: readonly ConsultationQuestion[]) =>
  JSON.stringify(
    questions.map(({ questionId, number, text, kind, options }) => [questionId, number, text, kind, options]),
  );

export class ListConsultationQuestions extends Command<Outcome> {
  constructor(
    readonly details: ConsultationQuestionsListed,
    readonly known: Known,
  ) {
    super();
  }
}

/** The questions of a consultation are listed, all of them, in order; a later list takes the place of an earlier one. */
export const listConsultationQuestions =
  ({ details }: ListConsultationQuestions) =>
  (state: Consultation): ConsultationEvent[] => {
    const { questions, withdrawnOn } = existing(state, 'consultation');
    if (details.questions.length === 0) throw new RuleBroken('List at least one question', 'questions');
    if (asListed(details.questions) === asListed(questions)) return [];
    const ids = details.questions.map(({ questionId }) => questionId);
    const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
    if (twice >= 0) throw new RuleBroken('Each question must have an id of its own', `questions.${twice}.questionId`);
    if (withdrawnOn)
      throw new RuleBroken(
        `This consultation was withdrawn on ${dateInWords(withdrawnOn)} and takes no more questions`,
      );
    return [{ type: 'ConsultationQuestionsListed', data: details }];
  };

@CommandHandler(ListConsultationQuestions)
export class ListConsultationQuestionsHandler implements ICommandHandler<ListConsultationQuestions> {
  constructor(private readonly events: EventStore) {}

  execute(command: ListConsultationQuestions) {
    return this.events.transact(
      `consultation-${command.details.consultationId}`,
      consultation,
      listConsultationQuestions(command),
    );
  }
}
