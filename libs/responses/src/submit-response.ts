import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { compareInstants, existing, type Known, mustBeOpen, mustExist, RuleBroken, sameFact } from '#vocabulary';
import { response, type Response } from './response.js';
import type { ResponseEvent, ResponseSubmitted } from './response-events.js';

export class SubmitResponse extends Command<Outcome> {
  constructor(
    readonly details: ResponseSubmitted,
    readonly known: Known,
  ) {
    super();
  }
}

/**
 * A response is sent once, in the words of its document. One drafted here must be approved; one written elsewhere is
 * recorded as it was sent. One that lapsed may turn out to have been sent, or be sent late.
 */
export const submitResponse =
  ({ details, known }: SubmitResponse) =>
  (state: Response): ResponseEvent[] => {
    const { started, phase, submitted, ended } = existing(state, 'response');
    if (sameFact(details, submitted)) return [];
    if (submitted)
      throw new RuleBroken('This response was submitted and its words never change: start a new one as an addendum');
    if (ended === 'withdrawn') throw new RuleBroken('This response was withdrawn');
    if (phase === 'drafting' || phase === 'signing')
      throw new RuleBroken('A response that is drafted here is submitted only when approved');
    if (details.consultationId !== started.consultationId)
      throw new RuleBroken('This response was started for another consultation', 'consultationId');
    if (compareInstants(details.submittedAt, known.now) > 0)
      throw new RuleBroken('The time of submission must not be in the future', 'submittedAt');
    if (details.document.bytes === 0) throw new RuleBroken('The document that was sent must not be empty', 'document');
    mustBeOpen(details.asksRaised, known, 'asksRaised');
    mustExist(details.organisationIds, known.organisations, 'organisationIds', 'organisation');
    return [{ type: 'ResponseSubmitted', data: details }];
  };

@CommandHandler(SubmitResponse)
export class SubmitResponseHandler implements ICommandHandler<SubmitResponse> {
  constructor(private readonly events: EventStore) {}

  execute(command: SubmitResponse) {
    return this.events.transact(`response-${command.details.responseId}`, response, submitResponse(command));
  }
}
