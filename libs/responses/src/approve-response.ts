import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, mustHaveHappened, RuleBroken, sameFact } from '#vocabulary';
import { response, type Response } from './response.js';
import type { ResponseApproved, ResponseEvent } from './response-events.js';
import { latestRound, questionsOf, answersNow } from './rounds.js';
import { type KnownOfSignOff, mustBeTheWords, questionNamed, unsentResponse } from './sign-off.js';
import { hindrances, tally } from './tally.js';

export class ApproveResponse extends Command<Outcome> {
  constructor(
    readonly details: ResponseApproved,
    readonly known: Known & KnownOfSignOff,
  ) {
    super();
  }
}

/**
 * The words of a closed round are released to be sent: those very words, and all questions of the form. Not while a block
 * stands, the quorum is missed or no consensus was reached, unless the chair said why when closing the round.
 */
export const approveResponse =
  ({ details, known }: ApproveResponse) =>
  (state: Response): ResponseEvent[] => {
    const { rounds, answers } = unsentResponse(state);
    if (sameFact(rounds.approved, details)) return [];
    if (rounds.approved) throw new RuleBroken('This response is approved already');
    const round = latestRound(rounds);
    if (!round?.closed || round.returned || round.opened.round !== details.round)
      throw new RuleBroken('A response is approved when its sign-off is closed');
    const { data, answers: signed } = round.closed;
    const missing = known.questions.find(({ questionId }) => !questionsOf(round).includes(questionId));
    if (missing)
      throw new RuleBroken(
        `${questionNamed(missing.questionId, known).replace('q', 'Q')} was not part of the round: open another one`,
      );
    mustBeTheWords(answersNow(answers, questionsOf(round)), signed, known);
    const [hindrance] = hindrances(tally(round, signed), data.consensus);
    if (hindrance && data.reason === undefined)
      throw new RuleBroken(
        `${hindrance}, and the chair gave no reason to go on when closing the round: open another one`,
      );
    mustHaveHappened(details.approvedOn, known, 'approvedOn', 'The date of the approval');
    return [{ type: 'ResponseApproved', data: details }];
  };

@CommandHandler(ApproveResponse)
export class ApproveResponseHandler implements ICommandHandler<ApproveResponse> {
  constructor(private readonly events: EventStore) {}

  execute(command: ApproveResponse) {
    return this.events.transact(`response-${command.details.responseId}`, response, approveResponse(command));
  }
}
