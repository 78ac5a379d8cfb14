import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, mustExist } from '#vocabulary';
import { response, type Response } from './response.js';
import type { ResponseEvent, ResponseStarted } from './response-events.js';

export class StartResponse extends Command<Outcome> {
  constructor(
    readonly details: ResponseStarted,
    readonly known: Known,
  ) {
    super();
  }
}

/** A response to one consultation is started once; an addendum is a response of its own. Asking twice changes nothing. */
export const startResponse =
  ({ details, known }: StartResponse) =>
  (state: Response): ResponseEvent[] => {
    if (state) return [];
    mustExist([details.consultationId], known.consultations, 'consultationId', 'consultation');
    return [{ type: 'ResponseStarted', data: details }];
  };

@CommandHandler(StartResponse)
export class StartResponseHandler implements ICommandHandler<StartResponse> {
  constructor(private readonly events: EventStore) {}

  execute(command: StartResponse) {
    return this.events.transact(`response-${command.details.responseId}`, response, startResponse(command));
  }
}
