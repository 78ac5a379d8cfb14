import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, mustExist } from '#vocabulary';
import { consultation, mustCloseAfterOpening, type Consultation } from './consultation.js';
import type { ConsultationEvent, ConsultationLogged } from './consultation-events.js';

export class LogConsultation extends Command<Outcome> {
  constructor(
    readonly details: ConsultationLogged,
    readonly known: Known,
  ) {
    super();
  }
}

/** A consultation is logged once, with a window to answer in, and with the policies it is about. Asking twice changes nothing. */
export const logConsultation =
  ({ details, known }: LogConsultation) =>
  (state: Consultation): ConsultationEvent[] => {
    if (state) return [];
    mustCloseAfterOpening(details, 'closesAt');
    mustExist(details.policyIds, known.policies, 'policyIds', 'policy');
    return [{ type: 'ConsultationLogged', data: details }];
  };

@CommandHandler(LogConsultation)
export class LogConsultationHandler implements ICommandHandler<LogConsultation> {
  constructor(private readonly events: EventStore) {}

  execute(command: LogConsultation) {
    return this.events.transact(
      `consultation-${command.details.consultationId}`,
      consultation,
      logConsultation(command),
    );
  }
}
