import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { closingDate, dateInWords, existing, type Known, RuleBroken } from '#vocabulary';
import { closingAsOf, consultation, type Consultation } from './consultation.js';
import type { ConsultationEvent, ConsultationMilestoneSet } from './consultation-events.js';

export class SetConsultationMilestone extends Command<Outcome> {
  constructor(
    readonly details: ConsultationMilestoneSet,
    readonly known: Known,
  ) {
    super();
  }
}

/** A milestone stands on another day than is counted, with a reason; later, without a day, it is counted again. */
export const setConsultationMilestone =
  ({ details, known }: SetConsultationMilestone) =>
  (state: Consultation): ConsultationEvent[] => {
    const logged = existing(state, 'consultation');
    const { milestone, on } = details;
    if (logged.milestones.find((set) => set.milestone === milestone)?.on === on) return [];
    if (logged.withdrawnOn)
      throw new RuleBroken(
        `This consultation was withdrawn on ${dateInWords(logged.withdrawnOn)}: there is nothing left to plan`,
      );
    const closesAt = closingAsOf(logged, known.today);
    if (milestone !== 'decide' && !closesAt)
      throw new RuleBroken('This consultation has no closing date: only the decision has a day', 'milestone');
    if (on && closesAt && on > closingDate(closesAt))
      throw new RuleBroken(
        `The day must be on or before the closing date, ${dateInWords(closingDate(closesAt))}`,
        'on',
      );
    return [{ type: 'ConsultationMilestoneSet', data: details }];
  };

@CommandHandler(SetConsultationMilestone)
export class SetConsultationMilestoneHandler implements ICommandHandler<SetConsultationMilestone> {
  constructor(private readonly events: EventStore) {}

  execute(command: SetConsultationMilestone) {
    return this.events.transact(
      `consultation-${command.details.consultationId}`,
      consultation,
      setConsultationMilestone(command),
    );
  }
}
