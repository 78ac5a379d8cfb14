import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, mustHaveHappened, RuleBroken, sameFact } from '#vocabulary';
import { response, type Response } from './response.js';
import type { ResponseEvent, ResponsePublished } from './response-events.js';
import { sentResponse } from './sent-response.js';

export class PublishResponse extends Command<Outcome> {
  constructor(
    readonly details: ResponsePublished,
    readonly known: Known,
  ) {
    super();
  }
}

/** A response can be read by everybody, on the day it was sent or later; whatever became of the response since. */
export const publishResponse =
  ({ details, known }: PublishResponse) =>
  (state: Response): ResponseEvent[] => {
    const { sentOn, publications } = sentResponse(state);
    if (publications.some((before) => sameFact(details, before))) return [];
    if (details.publishedOn < sentOn)
      throw new RuleBroken('The date of publication must not be before the submission', 'publishedOn');
    mustHaveHappened(details.publishedOn, known, 'publishedOn', 'The date of publication');
    return [{ type: 'ResponsePublished', data: details }];
  };

@CommandHandler(PublishResponse)
export class PublishResponseHandler implements ICommandHandler<PublishResponse> {
  constructor(private readonly events: EventStore) {}

  execute(command: PublishResponse) {
    return this.events.transact(`response-${command.details.responseId}`, response, publishResponse(command));
  }
}
