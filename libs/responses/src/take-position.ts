import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { compareInstants, type Known, mustExist, RuleBroken, sameFact } from '#vocabulary';
import { response, type Response } from './response.js';
import type { PositionTaken, ResponseEvent } from './response-events.js';
import { openRound, questionsOf, type Round, answersNow } from './rounds.js';
import {
  type KnownOfSignOff,
  maySpeakFor,
  mustBeAMember,
  mustBeTheWords,
  questionNamed,
  unsentResponse,
} from './sign-off.js';

export class TakePosition extends Command<Outcome> {
  constructor(
    readonly details: PositionTaken,
    readonly known: Known & KnownOfSignOff,
  ) {
    super();
  }
}

/**
 * A member on the roster says where it stands to the words that it has seen, until the round ends; later the same of
 * answers that have changed since, or something else. A position covers every answer; only the same one again may name
 * just those to be confirmed. Whoever records what another organisation said also says how that was told.
 */
export const takePosition =
  ({ details, known }: TakePosition) =>
  (state: Response): ResponseEvent[] => {
    const { rounds, answers } = unsentResponse(state);
    const round = openRound(rounds);
    if (!round || round.opened.round !== details.round) throw new RuleBroken(`Round ${details.round} is not open`);
    if (sameFact(round.positions.get(details.organisationId)?.taken, details)) return [];
    if (compareInstants(known.now, round.opened.closesAt) >= 0)
      throw new RuleBroken('The time for positions in this round is over');
    mustSpeak(details, round, known);
    if (details.position === 'block' && details.reason === undefined)
      throw new RuleBroken('Say why you block: what would have to change', 'reason');
    mustBeTheWords(details.answers, answersNow(answers, questionsOf(round)), known);
    mustCoverAll(details, round, known);
    return [{ type: 'PositionTaken', data: details }];
  };

function mustSpeak({ organisationId, onBehalfOf }: PositionTaken, round: Round, known: Known & KnownOfSignOff): void {
  mustExist([organisationId], known.organisations, 'organisationId', 'organisation');
  if (!round.opened.roster.includes(organisationId))
    throw new RuleBroken('This organisation is not on the roster of the round', 'organisationId');
  mustBeAMember(organisationId, known, 'organisationId');
  maySpeakFor(organisationId, known);
  if (onBehalfOf) mustExist([onBehalfOf.organisationId], known.organisations, 'onBehalfOf', 'organisation');
  else if (known.signer.organisationId !== organisationId)
    throw new RuleBroken('Say how this organisation told you its position', 'onBehalfOf.how');
}

function mustCoverAll({ organisationId, position, answers }: PositionTaken, round: Round, known: KnownOfSignOff): void {
  if (position === 'recused') return;
  const before = round.positions.get(organisationId);
  if (before?.taken.position === position) {
    if (answers.length === 0) throw new RuleBroken('Select at least one answer that you have read', 'answers');
    return;
  }
  const missing = questionsOf(round).filter((id) => !answers.some(({ questionId }) => questionId === id));
  if (missing.length > 0)
    throw new RuleBroken(
      `A position covers every answer: ${missing.map((id) => questionNamed(id, known)).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
      'answers',
    );
}

@CommandHandler(TakePosition)
export class TakePositionHandler implements ICommandHandler<TakePosition> {
  constructor(private readonly events: EventStore) {}

  execute(command: TakePosition) {
    return this.events.transact(`response-${command.details.responseId}`, response, takePosition(command));
  }
}
