import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, mustHaveHappened, sameFact } from '#vocabulary';
import { consultation, mustFollowOpening, mustStillStand, type Consultation } from './consultation.js';
import type { ConsultationEvent, ConsultationFeedbackPublished } from './consultation-events.js';

export class PublishConsultationFeedback extends Command<Outcome> {
  constructor(
    readonly details: ConsultationFeedbackPublished,
    readonly known: Known,
  ) {
    super();
  }
}

/** Government publishes what people said, in one go or in several. The same again changes nothing. */
export const publishConsultationFeedback =
  ({ details, known }: PublishConsultationFeedback) =>
  (state: Consultation): ConsultationEvent[] => {
    const logged = existing(state, 'consultation');
    if (logged.feedback.some((said) => sameFact(said, details))) return [];
    mustHaveHappened(details.publishedOn, known, 'publishedOn', 'The date of the feedback');
    mustFollowOpening(logged, details.publishedOn, 'publishedOn', 'The date of the feedback');
    mustStillStand(logged, details.publishedOn, 'publishedOn');
    return [{ type: 'ConsultationFeedbackPublished', data: details }];
  };

@CommandHandler(PublishConsultationFeedback)
export class PublishConsultationFeedbackHandler implements ICommandHandler<PublishConsultationFeedback> {
  constructor(private readonly events: EventStore) {}

  execute(command: PublishConsultationFeedback) {
    return this.events.transact(
      `consultation-${command.details.consultationId}`,
      consultation,
      publishConsultationFeedback(command),
    );
  }
}
