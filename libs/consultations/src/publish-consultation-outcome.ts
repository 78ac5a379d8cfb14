import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, mustHaveHappened, sameFact } from '#vocabulary';
import { consultation, mustFollowOpening, mustStillStand, type Consultation } from './consultation.js';
import type { ConsultationEvent, ConsultationOutcomePublished } from './consultation-events.js';

export class PublishConsultationOutcome extends Command<Outcome> {
  constructor(
    readonly details: ConsultationOutcomePublished,
    readonly known: Known,
  ) {
    super();
  }
}

/** Government publishes its answer to a consultation, in one go or in several. The same again changes nothing. */
export const publishConsultationOutcome =
  ({ details, known }: PublishConsultationOutcome) =>
  (state: Consultation): ConsultationEvent[] => {
    const logged = existing(state, 'consultation');
    if (logged.outcomes.some((published) => sameFact(published, details))) return [];
    mustHaveHappened(details.publishedOn, known, 'publishedOn', 'The date of the outcome');
    mustFollowOpening(logged, details.publishedOn, 'publishedOn', 'The date of the outcome');
    mustStillStand(logged, details.publishedOn, 'publishedOn');
    return [{ type: 'ConsultationOutcomePublished', data: details }];
  };

@CommandHandler(PublishConsultationOutcome)
export class PublishConsultationOutcomeHandler implements ICommandHandler<PublishConsultationOutcome> {
  constructor(private readonly events: EventStore) {}

  execute(command: PublishConsultationOutcome) {
    return this.events.transact(
      `consultation-${command.details.consultationId}`,
      consultation,
      publishConsultationOutcome(command),
    );
  }
}
