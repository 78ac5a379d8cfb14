import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { compareInstants, type Known, RuleBroken, sameFact } from '#vocabulary';
import { response, type Response } from './response.js';
import type { ResponseEvent, SignOffClosed } from './response-events.js';
import { latestRound, openRound, questionsOf, answersNow } from './rounds.js';
import { unsentResponse } from './sign-off.js';
import { consensusAllowed, tally } from './tally.js';

export class CloseSignOff extends Command<Outcome> {
  constructor(
    readonly details: SignOffClosed,
    readonly known: Known,
  ) {
    super();
  }
}

const inWords = (words: readonly string[]) => words.map((word) => `“${word.replaceAll('_', ' ')}”`).join(' or ');

/**
 * The chair closes a round, when everybody has spoken or its time is over, and chooses the level of consensus among those
 * that the positions allow (see `consensusAllowed`). Only a reason given here lets a response be approved over a block, a
 * missed quorum, or no consensus.
 */
export const closeSignOff =
  ({ details, known }: CloseSignOff) =>
  (state: Response): ResponseEvent[] => {
    const { rounds, answers } = unsentResponse(state);
    if (sameFact(latestRound(rounds)?.closed?.data, details)) return [];
    const round = openRound(rounds);
    if (!round || round.opened.round !== details.round) throw new RuleBroken(`Round ${details.round} is not open`);
    const counted = tally(round, answersNow(answers, questionsOf(round)));
    const expected = counted.waiting.length + counted.stale.length;
    if (expected > 0 && compareInstants(known.now, round.opened.closesAt) < 0)
      throw new RuleBroken(
        `${expected === 1 ? 'One member may' : `${expected} members may`} still take or confirm a position until the end of the round: return the response to draft to end it sooner`,
      );
    const allowed = consensusAllowed(counted);
    if (!allowed.includes(details.consensus))
      throw new RuleBroken(`The positions allow ${inWords(allowed)} only`, 'consensus');
    return [{ type: 'SignOffClosed', data: details }];
  };

@CommandHandler(CloseSignOff)
export class CloseSignOffHandler implements ICommandHandler<CloseSignOff> {
  constructor(private readonly events: EventStore) {}

  execute(command: CloseSignOff) {
    return this.events.transact(`response-${command.details.responseId}`, response, closeSignOff(command));
  }
}
