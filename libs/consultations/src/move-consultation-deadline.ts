import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { compareInstants, existing, type Known, mustHaveHappened } from '#vocabulary';
import { consultation, closingAsOf, mustCloseAfterOpening, mustStillStand, type Consultation } from './consultation.js';
import type { ConsultationDeadlineMoved, ConsultationEvent } from './consultation-events.js';

export class MoveConsultationDeadline extends Command<Outcome> {
  constructor(
    readonly details: ConsultationDeadlineMoved,
    readonly known: Known,
  ) {
    super();
  }
}

/** Government moves the closing time, later or earlier. It may be recorded late: it is compared with what was published by its own date. */
export const moveConsultationDeadline =
  ({ details, known }: MoveConsultationDeadline) =>
  (state: Consultation): ConsultationEvent[] => {
    const logged = existing(state, 'consultation');
    const before = closingAsOf(logged, details.publishedOn);
    if (before && compareInstants(before, details.closesAt) === 0) return [];
    mustHaveHappened(details.publishedOn, known, 'publishedOn', 'The date of the announcement');
    mustStillStand(logged, details.publishedOn, 'publishedOn');
    mustCloseAfterOpening({ ...logged.facts, closesAt: details.closesAt }, 'closesAt');
    return [{ type: 'ConsultationDeadlineMoved', data: details }];
  };

@CommandHandler(MoveConsultationDeadline)
export class MoveConsultationDeadlineHandler implements ICommandHandler<MoveConsultationDeadline> {
  constructor(private readonly events: EventStore) {}

  execute(command: MoveConsultationDeadline) {
    return this.events.transact(
      `consultation-${command.details.consultationId}`,
      consultation,
      moveConsultationDeadline(command),
    );
  }
}
