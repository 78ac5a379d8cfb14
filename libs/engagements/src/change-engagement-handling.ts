import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, OFFICIAL, sameFact } from '#vocabulary';
import { engagement, type Engagement } from './engagement.js';
import type { EngagementEvent, EngagementHandlingChanged } from './engagement-events.js';

export class ChangeEngagementHandling extends Command<Outcome> {
  constructor(
    readonly details: EngagementHandlingChanged,
    readonly known: Known,
  ) {
    super();
  }
}

/** Handling can always be changed, also of what was struck out: it is still to be seen in the history. */
export const changeEngagementHandling =
  ({ details }: ChangeEngagementHandling) =>
  (state: Engagement): EngagementEvent[] => {
    const { facts } = existing(state, 'engagement');
    if (sameFact(details.handling, facts.handling ?? OFFICIAL)) return [];
    return [{ type: 'EngagementHandlingChanged', data: details }];
  };

@CommandHandler(ChangeEngagementHandling)
export class ChangeEngagementHandlingHandler implements ICommandHandler<ChangeEngagementHandling> {
  constructor(private readonly events: EventStore) {}

  execute(command: ChangeEngagementHandling) {
    return this.events.transact(
      `engagement-${command.details.engagementId}`,
      engagement,
      changeEngagementHandling(command),
    );
  }
}
