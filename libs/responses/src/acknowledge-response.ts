import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, mustHaveHappened, RuleBroken, sameFact } from '#vocabulary';
import { response, type Response } from './response.js';
import type { ResponseAcknowledged, ResponseEvent } from './response-events.js';
import { sentResponse } from './sent-response.js';

export class AcknowledgeResponse extends Command<Outcome> {
  constructor(
    readonly details: ResponseAcknowledged,
    readonly known: Known,
  ) {
    super();
  }
}

/** Government said that a response arrived, on the day it was sent or later; whatever became of the response since. */
export const acknowledgeResponse =
  ({ details, known }: AcknowledgeResponse) =>
  (state: Response): ResponseEvent[] => {
    const { sentOn, acknowledgements } = sentResponse(state);
    if (acknowledgements.some((before) => sameFact(details, before))) return [];
    if (details.acknowledgedOn < sentOn)
      throw new RuleBroken('The date of the acknowledgement must not be before the submission', 'acknowledgedOn');
    mustHaveHappened(details.acknowledgedOn, known, 'acknowledgedOn', 'The date of the acknowledgement');
    return [{ type: 'ResponseAcknowledged', data: details }];
  };

@CommandHandler(AcknowledgeResponse)
export class AcknowledgeResponseHandler implements ICommandHandler<AcknowledgeResponse> {
  constructor(private readonly events: EventStore) {}

  execute(command: AcknowledgeResponse) {
    return this.events.transact(`response-${command.details.responseId}`, response, acknowledgeResponse(command));
  }
}
