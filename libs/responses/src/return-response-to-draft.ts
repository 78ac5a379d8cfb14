import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, RuleBroken } from '#vocabulary';
import { response, type Response } from './response.js';
import type { ResponseEvent, ResponseReturnedToDraft } from './response-events.js';
import { latestRound } from './rounds.js';

export class ReturnResponseToDraft extends Command<Outcome> {
  constructor(
    readonly details: ResponseReturnedToDraft,
    readonly known: Known,
  ) {
    super();
  }
}

/**
 * A response goes back to drafting: from a round, which ends with it, from its approval, or from having lapsed when it is to
 * be sent late. One that is drafted already stays so.
 */
export const returnResponseToDraft =
  ({ details }: ReturnResponseToDraft) =>
  (state: Response): ResponseEvent[] => {
    const { rounds, phase, submitted, ended } = existing(state, 'response');
    if (submitted) throw new RuleBroken('This response was submitted and its words never change');
    if (ended === 'withdrawn') throw new RuleBroken('This response was withdrawn');
    if (phase === 'written elsewhere') throw new RuleBroken('This response is not drafted here: record what was sent');
    const round = latestRound(rounds);
    if (ended === null && (!round || round.returned)) return [];
    return [{ type: 'ResponseReturnedToDraft', data: details }];
  };

@CommandHandler(ReturnResponseToDraft)
export class ReturnResponseToDraftHandler implements ICommandHandler<ReturnResponseToDraft> {
  constructor(private readonly events: EventStore) {}

  execute(command: ReturnResponseToDraft) {
    return this.events.transact(`response-${command.details.responseId}`, response, returnResponseToDraft(command));
  }
}
