import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, mustHaveHappened, RuleBroken, sameFact } from '#vocabulary';
import { ask, type Ask } from './ask.js';
import type { AskDeliveryReported, AskEvent } from './ask-events.js';

export class ReportAskDelivery extends Command<Outcome> {
  constructor(
    readonly details: AskDeliveryReported,
    readonly known: Known,
  ) {
    super();
  }
}

/** How far an ask was carried out, as seen on a date. Also of a withdrawn one: government may do it all the same. */
export const reportAskDelivery =
  ({ details, known }: ReportAskDelivery) =>
  (state: Ask): AskEvent[] => {
    const { deliveries, merged } = existing(state, 'ask');
    const latestOfThatDay = deliveries.findLast(({ asOf }) => asOf === details.asOf);
    if (sameFact(details, latestOfThatDay)) return [];
    if (merged) throw new RuleBroken('This ask was merged into another: go on with that one');
    mustHaveHappened(details.asOf, known, 'asOf', 'The date of the report');
    return [{ type: 'AskDeliveryReported', data: details }];
  };

@CommandHandler(ReportAskDelivery)
export class ReportAskDeliveryHandler implements ICommandHandler<ReportAskDelivery> {
  constructor(private readonly events: EventStore) {}

  execute(command: ReportAskDelivery) {
    return this.events.transact(`ask-${command.details.askId}`, ask, reportAskDelivery(command));
  }
}
