import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, mustHaveHappened, RuleBroken, sameFact } from '#vocabulary';
import { consultation, mustFollowOpening, type Consultation } from './consultation.js';
import type { ConsultationEvent, ConsultationOutcomeCorrected } from './consultation-events.js';

export class CorrectConsultationOutcome extends Command<Outcome> {
  constructor(
    readonly details: ConsultationOutcomeCorrected,
    readonly known: Known,
  ) {
    super();
  }
}

/** One outcome takes the place of all recorded so far; without a reference of its own it keeps that of the last. */
export const correctConsultationOutcome =
  ({ details, known }: CorrectConsultationOutcome) =>
  (state: Consultation): ConsultationEvent[] => {
    const logged = existing(state, 'consultation');
    const { outcomes } = logged;
    const last = outcomes.at(-1);
    if (!last) throw new RuleBroken('No outcome of this consultation has been recorded: there is nothing to put right');
    const { publishedOn, reference = last.reference } = details;
    const alone = outcomes.length === 1;
    if (alone && last.publishedOn === publishedOn && sameFact(last.reference, reference)) return [];
    mustHaveHappened(publishedOn, known, 'publishedOn', 'The date of the outcome');
    mustFollowOpening(logged, publishedOn, 'publishedOn', 'The date of the outcome');
    return [{ type: 'ConsultationOutcomeCorrected', data: details }];
  };

@CommandHandler(CorrectConsultationOutcome)
export class CorrectConsultationOutcomeHandler implements ICommandHandler<CorrectConsultationOutcome> {
  constructor(private readonly events: EventStore) {}

  execute(command: CorrectConsultationOutcome) {
    return this.events.transact(
      `consultation-${command.details.consultationId}`,
      consultation,
      correctConsultationOutcome(command),
    );
  }
}
