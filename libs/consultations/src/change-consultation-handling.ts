import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, OFFICIAL, sameFact } from '#vocabulary';
import { consultation, type Consultation } from './consultation.js';
import type { ConsultationEvent, ConsultationHandlingChanged } from './consultation-events.js';

export class ChangeConsultationHandling extends Command<Outcome> {
  constructor(
    readonly details: ConsultationHandlingChanged,
    readonly known: Known,
  ) {
    super();
  }
}

/** Handling can always be changed, also of a consultation that was withdrawn. */
export const changeConsultationHandling =
  ({ details }: ChangeConsultationHandling) =>
  (state: Consultation): ConsultationEvent[] => {
    const { facts } = existing(state, 'consultation');
    if (sameFact(details.handling, facts.handling ?? OFFICIAL)) return [];
    return [{ type: 'ConsultationHandlingChanged', data: details }];
  };

@CommandHandler(ChangeConsultationHandling)
export class ChangeConsultationHandlingHandler implements ICommandHandler<ChangeConsultationHandling> {
  constructor(private readonly events: EventStore) {}

  execute(command: ChangeConsultationHandling) {
    return this.events.transact(
      `consultation-${command.details.consultationId}`,
      consultation,
      changeConsultationHandling(command),
    );
  }
}
