import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, RuleBroken } from '#vocabulary';
import { response, type Response } from './response.js';
import type { ResponseEvent, ResponseWithdrawn } from './response-events.js';

export class WithdrawResponse extends Command<Outcome> {
  constructor(
    readonly details: ResponseWithdrawn,
    readonly known: Known,
  ) {
    super();
  }
}

/** The council does not send a response after all, or takes back what it sent. Asking twice changes nothing. */
export const withdrawResponse =
  ({ details }: WithdrawResponse) =>
  (state: Response): ResponseEvent[] => {
    const { ended } = existing(state, 'response');
    if (ended === 'withdrawn') return [];
    if (ended === 'lapsed') throw new RuleBroken('This response lapsed: there is nothing to withdraw');
    return [{ type: 'ResponseWithdrawn', data: details }];
  };

@CommandHandler(WithdrawResponse)
export class WithdrawResponseHandler implements ICommandHandler<WithdrawResponse> {
  constructor(private readonly events: EventStore) {}

  execute(command: WithdrawResponse) {
    return this.events.transact(`response-${command.details.responseId}`, response, withdrawResponse(command));
  }
}
