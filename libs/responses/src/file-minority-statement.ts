import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, mustExist, RuleBroken } from '#vocabulary';
import { response, type Response } from './response.js';
import type { MinorityStatementFiled, ResponseEvent } from './response-events.js';
import { latestRound } from './rounds.js';
import { type KnownOfSignOff, maySpeakFor, mustBeAMember, unsentResponse } from './sign-off.js';

export class FileMinorityStatement extends Command<Outcome> {
  constructor(
    readonly details: MinorityStatementFiled,
    readonly known: Known & KnownOfSignOff,
  ) {
    super();
  }
}

/**
 * A member on the roster says in its own words where it differs; that is sent along. It belongs to the latest round, takes
 * the place of an earlier one of the same member, and can be filed until the response is sent.
 */
export const fileMinorityStatement =
  ({ details, known }: FileMinorityStatement) =>
  (state: Response): ResponseEvent[] => {
    const round = latestRound(unsentResponse(state).rounds);
    if (!round || round.returned)
      throw new RuleBroken('A minority statement is filed in a round of sign-off: none has been opened on this draft');
    const { organisationId, text } = details;
    if (round.statements.get(organisationId)?.text === text) return [];
    mustExist([organisationId], known.organisations, 'organisationId', 'organisation');
    if (!round.opened.roster.includes(organisationId))
      throw new RuleBroken('This organisation is not on the roster of the round', 'organisationId');
    mustBeAMember(organisationId, known, 'organisationId');
    maySpeakFor(organisationId, known);
    return [{ type: 'MinorityStatementFiled', data: details }];
  };

@CommandHandler(FileMinorityStatement)
export class FileMinorityStatementHandler implements ICommandHandler<FileMinorityStatement> {
  constructor(private readonly events: EventStore) {}

  execute(command: FileMinorityStatement) {
    return this.events.transact(`response-${command.details.responseId}`, response, fileMinorityStatement(command));
  }
}
