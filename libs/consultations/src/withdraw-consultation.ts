import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { dateInWords, existing, type Known, mustHaveHappened, mustSayWhyItWasWrong } from '#vocabulary';
import { consultation, type Consultation } from './consultation.js';
import type { ConsultationEvent, ConsultationWithdrawn } from './consultation-events.js';

export class WithdrawConsultation extends Command<Outcome> {
  constructor(
    readonly details: ConsultationWithdrawn,
    readonly known: Known,
  ) {
    super();
  }
}

/** Government takes a consultation back, once, whatever has become of it by then; the date can be put right. */
export const withdrawConsultation =
  ({ details, known }: WithdrawConsultation) =>
  (state: Consultation): ConsultationEvent[] => {
    const { withdrawnOn } = existing(state, 'consultation');
    if (withdrawnOn === details.withdrawnOn) return [];
    mustSayWhyItWasWrong(
      { before: withdrawnOn, correction: details.correction },
      `This consultation was already withdrawn, on ${withdrawnOn && dateInWords(withdrawnOn)}`,
      'withdrawnOn',
    );
    mustHaveHappened(details.withdrawnOn, known, 'withdrawnOn', 'The date of the withdrawal');
    return [{ type: 'ConsultationWithdrawn', data: details }];
  };

@CommandHandler(WithdrawConsultation)
export class WithdrawConsultationHandler implements ICommandHandler<WithdrawConsultation> {
  constructor(private readonly events: EventStore) {}

  execute(command: WithdrawConsultation) {
    return this.events.transact(
      `consultation-${command.details.consultationId}`,
      consultation,
      withdrawConsultation(command),
    );
  }
}
