import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { dateInWords, existing, type Known, RuleBroken, sameFact } from '#vocabulary';
import { consultation, type Consultation } from './consultation.js';
import type { ConsultationEvent, ConsultationTriaged } from './consultation-events.js';

export class TriageConsultation extends Command<Outcome> {
  constructor(
    readonly details: ConsultationTriaged,
    readonly known: Known,
  ) {
    super();
  }
}

/** The council chooses what to do about a consultation, with its reason; it may choose again at any time, the latest counts. */
export const triageConsultation =
  ({ details }: TriageConsultation) =>
  (state: Consultation): ConsultationEvent[] => {
    const { triage, withdrawnOn } = existing(state, 'consultation');
    if (sameFact(details, triage)) return [];
    if (withdrawnOn)
      throw new RuleBroken(
        `This consultation was withdrawn on ${dateInWords(withdrawnOn)}: there is nothing left to choose`,
      );
    return [{ type: 'ConsultationTriaged', data: details }];
  };

@CommandHandler(TriageConsultation)
export class TriageConsultationHandler implements ICommandHandler<TriageConsultation> {
  constructor(private readonly events: EventStore) {}

  execute(command: TriageConsultation) {
    return this.events.transact(
      `consultation-${command.details.consultationId}`,
      consultation,
      triageConsultation(command),
    );
  }
}
