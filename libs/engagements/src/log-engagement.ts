import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, mustBeOpen } from '#vocabulary';
import { engagement, type Engagement } from './engagement.js';
import type { EngagementEvent, EngagementLogged } from './engagement-events.js';
import { mustBeTrue } from './must-be-true.js';

export class LogEngagement extends Command<Outcome> {
  constructor(
    readonly details: EngagementLogged,
    readonly known: Known,
  ) {
    super();
  }
}

/** An engagement is logged once, however late, with the date on which it happened. Asking twice changes nothing. */
export const logEngagement =
  ({ details, known }: LogEngagement) =>
  (state: Engagement): EngagementEvent[] => {
    if (state) return [];
    mustBeTrue(details, known);
    mustBeOpen(details.asksRaised, known, 'asksRaised');
    return [{ type: 'EngagementLogged', data: details }];
  };

@CommandHandler(LogEngagement)
export class LogEngagementHandler implements ICommandHandler<LogEngagement> {
  constructor(private readonly events: EventStore) {}

  execute(command: LogEngagement) {
    return this.events.transact(`engagement-${command.details.engagementId}`, engagement, logEngagement(command));
  }
}
