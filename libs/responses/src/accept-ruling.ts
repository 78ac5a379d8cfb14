import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known } from '#vocabulary';
import { standing, type KnownAboutDrafting } from './being-drafted.js';
import { response, type Response } from './response.js';
import type { ResponseEvent, RulingAccepted } from './response-events.js';
import { ownRuling } from './ruled-contribution.js';

export class AcceptRuling extends Command<Outcome> {
  constructor(
    readonly details: RulingAccepted,
    readonly known: Known & KnownAboutDrafting,
  ) {
    super();
  }
}

/** The member who offered a contribution accepts what became of it, also after having disputed it. */
export const acceptRuling =
  ({ details, known }: AcceptRuling) =>
  (state: Response): ResponseEvent[] => {
    const { said } = ownRuling(standing(state).contributions, details.contributionId, known);
    if (said === 'accepted') return [];
    return [{ type: 'RulingAccepted', data: details }];
  };

@CommandHandler(AcceptRuling)
export class AcceptRulingHandler implements ICommandHandler<AcceptRuling> {
  constructor(private readonly events: EventStore) {}

  execute(command: AcceptRuling) {
    return this.events.transact(`response-${command.details.responseId}`, response, acceptRuling(command));
  }
}
