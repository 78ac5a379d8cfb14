import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, sameFact } from '#vocabulary';
import { response, type Response } from './response.js';
import type { ResponseEvent, ResponseHandlingChanged } from './response-events.js';

export class ChangeResponseHandling extends Command<Outcome> {
  constructor(
    readonly details: ResponseHandlingChanged,
    readonly known: Known,
  ) {
    super();
  }
}

/** Handling can always be changed, whatever became of the response. */
export const changeResponseHandling =
  ({ details }: ChangeResponseHandling) =>
  (state: Response): ResponseEvent[] => {
    if (sameFact(details.handling, existing(state, 'response').handling)) return [];
    return [{ type: 'ResponseHandlingChanged', data: details }];
  };

@CommandHandler(ChangeResponseHandling)
export class ChangeResponseHandlingHandler implements ICommandHandler<ChangeResponseHandling> {
  constructor(private readonly events: EventStore) {}

  execute(command: ChangeResponseHandling) {
    return this.events.transact(`response-${command.details.responseId}`, response, changeResponseHandling(command));
  }
}
