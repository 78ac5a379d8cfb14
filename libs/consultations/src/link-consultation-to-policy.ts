import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, mustExist } from '#vocabulary';
import { consultation, type Consultation } from './consultation.js';
import type { ConsultationEvent, ConsultationLinkedToPolicy } from './consultation-events.js';

export class LinkConsultationToPolicy extends Command<Outcome> {
  constructor(
    readonly details: ConsultationLinkedToPolicy,
    readonly known: Known,
  ) {
    super();
  }
}

/** A consultation is about a policy. Linking twice changes nothing. */
export const linkConsultationToPolicy =
  ({ details, known }: LinkConsultationToPolicy) =>
  (state: Consultation): ConsultationEvent[] => {
    const { facts } = existing(state, 'consultation');
    if (facts.policyIds.includes(details.policyId)) return [];
    mustExist([details.policyId], known.policies, 'policyId', 'policy');
    return [{ type: 'ConsultationLinkedToPolicy', data: details }];
  };

@CommandHandler(LinkConsultationToPolicy)
export class LinkConsultationToPolicyHandler implements ICommandHandler<LinkConsultationToPolicy> {
  constructor(private readonly events: EventStore) {}

  execute(command: LinkConsultationToPolicy) {
    return this.events.transact(
      `consultation-${command.details.consultationId}`,
      consultation,
      linkConsultationToPolicy(command),
    );
  }
}
