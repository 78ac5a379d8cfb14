import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, RuleBroken } from '#vocabulary';
import { standing, type KnownAboutDrafting } from './being-drafted.js';
import { response, type Response } from './response.js';
import type { ResponseEvent, RulingDisputed } from './response-events.js';
import { ownRuling } from './ruled-contribution.js';

export class DisputeRuling extends Command<Outcome> {
  constructor(
    readonly details: RulingDisputed,
    readonly known: Known & KnownAboutDrafting,
  ) {
    super();
  }
}

/** The member who offered a contribution does not accept what became of it: the secretariat may rule anew. */
export const disputeRuling =
  ({ details, known }: DisputeRuling) =>
  (state: Response): ResponseEvent[] => {
    const { said } = ownRuling(standing(state).contributions, details.contributionId, known);
    if (said === 'disputed') return [];
    if (said === 'accepted')
      throw new RuleBroken('This ruling was accepted: offer a further contribution if there is more to say');
    return [{ type: 'RulingDisputed', data: details }];
  };

@CommandHandler(DisputeRuling)
export class DisputeRulingHandler implements ICommandHandler<DisputeRuling> {
  constructor(private readonly events: EventStore) {}

  execute(command: DisputeRuling) {
    return this.events.transact(`response-${command.details.responseId}`, response, disputeRuling(command));
  }
}
