import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known } from '#vocabulary';
import { consultation, type Consultation } from './consultation.js';
import type { ConsultationEvent, ConsultationUnlinkedFromPolicy } from './consultation-events.js';

export class UnlinkConsultationFromPolicy extends Command<Outcome> {
  constructor(
    readonly details: ConsultationUnlinkedFromPolicy,
    readonly known: Known,
  ) {
    super();
  }
}

/** A consultation is not about a policy after all. One that is not linked stays so. */
export const unlinkConsultationFromPolicy =
  ({ details }: UnlinkConsultationFromPolicy) =>
  (state: Consultation): ConsultationEvent[] => {
    const { facts } = existing(state, 'consultation');
    if (!facts.policyIds.includes(details.policyId)) return [];
    return [{ type: 'ConsultationUnlinkedFromPolicy', data: details }];
  };

@CommandHandler(UnlinkConsultationFromPolicy)
export class UnlinkConsultationFromPolicyHandler implements ICommandHandler<UnlinkConsultationFromPolicy> {
  constructor(private readonly events: EventStore) {}

  execute(command: UnlinkConsultationFromPolicy) {
    return this.events.transact(
      `consultation-${command.details.consultationId}`,
      consultation,
      unlinkConsultationFromPolicy(command),
    );
  }
}
