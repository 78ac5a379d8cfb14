import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known } from '#vocabulary';
import { engagement, type Engagement } from './engagement.js';
import type { EngagementEvent, EngagementStruckOut } from './engagement-events.js';

export class StrikeOutEngagement extends Command<Outcome> {
  constructor(
    readonly details: EngagementStruckOut,
    readonly known: Known,
  ) {
    super();
  }
}

/** An engagement that was logged in error counts nowhere; it stays visible in the history. Asking twice changes nothing. */
export const strikeOutEngagement =
  ({ details }: StrikeOutEngagement) =>
  (state: Engagement): EngagementEvent[] => {
    if (existing(state, 'engagement').struckOut) return [];
    return [{ type: 'EngagementStruckOut', data: details }];
  };

@CommandHandler(StrikeOutEngagement)
export class StrikeOutEngagementHandler implements ICommandHandler<StrikeOutEngagement> {
  constructor(private readonly events: EventStore) {}

  execute(command: StrikeOutEngagement) {
    return this.events.transact(`engagement-${command.details.engagementId}`, engagement, strikeOutEngagement(command));
  }
}
