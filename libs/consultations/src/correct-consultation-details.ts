import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { corrected, existing, type Known, mustExist, mustNameAField, sameFact } from '#vocabulary';
import { consultation, closingAsOf, mustCloseAfterOpening, type Consultation } from './consultation.js';
import type { ConsultationDetailsCorrected, ConsultationEvent, ConsultationLogged } from './consultation-events.js';

/** The same instant may be written with another offset. */
const inUtc = ({ closesAt, ...facts }: ConsultationLogged) => ({
  ...facts,
  closesAt: closesAt && new Date(closesAt).toISOString(),
});

export class CorrectConsultationDetails extends Command<Outcome> {
  constructor(
    readonly details: ConsultationDetailsCorrected,
    readonly known: Known,
  ) {
    super();
  }
}

/** What was logged wrongly is put right, also of a consultation that was withdrawn. What is so already changes nothing. */
export const correctConsultationDetails =
  ({ details, known }: CorrectConsultationDetails) =>
  (state: Consultation): ConsultationEvent[] => {
    const logged = existing(state, 'consultation');
    const { facts } = logged;
    const { consultationId: _id, reason: _reason, ...fields } = details;
    mustNameAField(fields);
    const right = corrected(facts, fields);
    if (sameFact(inUtc(right), inUtc(facts))) return [];
    if (fields.closesAt) mustCloseAfterOpening(right, 'closesAt');
    if (fields.opensOn) {
      const closesAt = closingAsOf({ ...logged, facts: right }, known.today);
      mustCloseAfterOpening({ ...right, closesAt }, 'opensOn');
    }
    mustExist(details.policyIds ?? [], known.policies, 'policyIds', 'policy');
    return [{ type: 'ConsultationDetailsCorrected', data: details }];
  };

@CommandHandler(CorrectConsultationDetails)
export class CorrectConsultationDetailsHandler implements ICommandHandler<CorrectConsultationDetails> {
  constructor(private readonly events: EventStore) {}

  execute(command: CorrectConsultationDetails) {
    return this.events.transact(
      `consultation-${command.details.consultationId}`,
      consultation,
      correctConsultationDetails(command),
    );
  }
}
