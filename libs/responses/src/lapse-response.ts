import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { compareInstants, existing, type Known, RuleBroken } from '#vocabulary';
import { response, type Response } from './response.js';
import type { ResponseEvent, ResponseLapsed } from './response-events.js';
import type { KnownOfSignOff } from './sign-off.js';

export class LapseResponse extends Command<Outcome> {
  constructor(
    readonly details: ResponseLapsed,
    readonly known: Pick<Known, 'now'> & Pick<KnownOfSignOff, 'closesAt'>,
  ) {
    super();
  }
}

/**
 * A response that was not sent by the close of its consultation lapses. Somebody may give another reason later: the one that
 * the tracker gave by itself is seldom the whole of it.
 */
export const lapseResponse =
  ({ details, known }: LapseResponse) =>
  (state: Response): ResponseEvent[] => {
    const { submitted, ended, lapsedFor } = existing(state, 'response');
    if (submitted) throw new RuleBroken('This response was submitted: it cannot lapse');
    if (ended === 'withdrawn') throw new RuleBroken('This response was withdrawn');
    if (ended === 'lapsed' && lapsedFor === details.reason) return [];
    const closed = known.closesAt !== null && compareInstants(known.now, known.closesAt) >= 0;
    if (ended !== 'lapsed' && !closed)
      throw new RuleBroken('The consultation has not closed: withdraw the response if it is not to be sent');
    return [{ type: 'ResponseLapsed', data: details }];
  };

@CommandHandler(LapseResponse)
export class LapseResponseHandler implements ICommandHandler<LapseResponse> {
  constructor(private readonly events: EventStore) {}

  execute(command: LapseResponse) {
    return this.events.transact(`response-${command.details.responseId}`, response, lapseResponse(command));
  }
}
