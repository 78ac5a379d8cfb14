import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { compareInstants, type Known, mustExist, RuleBroken, sameFact } from '#vocabulary';
import { answerTo, currentVersion, type Answers } from './answers.js';
import { response, type Response } from './response.js';
import type { ResponseEvent, SignOffOpened } from './response-events.js';
import { openRound, answersNow } from './rounds.js';
import { type KnownOfSignOff, mustBeAMember, mustBeTheWords, questionNamed, unsentResponse } from './sign-off.js';

export class OpenSignOff extends Command<Outcome> {
  constructor(
    readonly details: SignOffOpened,
    readonly known: Known & KnownOfSignOff,
  ) {
    super();
  }
}

/**
 * A round of sign-off is opened when every question is answered, or says that the council has no view. It names the
 * members who are asked, until when, and the very words. One round is open at a time.
 */
export const openSignOff =
  ({ details, known }: OpenSignOff) =>
  (state: Response): ResponseEvent[] => {
    const { rounds, phase, answers } = unsentResponse(state);
    const open = openRound(rounds);
    if (open && sameFact(open.opened, details)) return [];
    if (open) throw new RuleBroken(`Round ${open.opened.round} is open: close it first`);
    if (phase === 'approved') throw new RuleBroken('This response is approved: return it to draft first');
    const next = rounds.all.length + 1;
    if (details.round !== next) throw new RuleBroken(`The next round is ${next}`, 'round');
    if (compareInstants(details.closesAt, known.now) <= 0)
      throw new RuleBroken('The end of the round must be in the future', 'closesAt');
    mustHaveARoster(details, known);
    mustBeAnswered(answers, known);
    const questionIds = known.questions.map(({ questionId }) => questionId);
    mustBeTheWords(details.answers, answersNow(answers, questionIds), known);
    const missing = questionIds.find((id) => !details.answers.some(({ questionId }) => questionId === id));
    if (missing !== undefined)
      throw new RuleBroken(
        `The round must be about every answer: ${questionNamed(missing, known)} is missing`,
        'answers',
      );
    return [{ type: 'SignOffOpened', data: details }];
  };

function mustHaveARoster({ roster }: SignOffOpened, known: Known): void {
  if (roster.length === 0) throw new RuleBroken('Select at least one member who is asked to sign', 'roster');
  mustExist(roster, known.organisations, 'roster', 'organisation');
  for (const organisationId of roster) mustBeAMember(organisationId, known, 'roster');
}

function mustBeAnswered(answers: Answers, known: KnownOfSignOff): void {
  if (known.questions.length === 0)
    throw new RuleBroken('The questions of this consultation are not listed yet: list them, and answer them');
  const open = known.questions.filter(({ questionId }) => {
    const version = currentVersion(answerTo(answers, questionId));
    return !version || (version.stance !== 'no_view' && version.text.trim() === '');
  });
  if (open.length > 0)
    throw new RuleBroken(
      `Every question must be answered, or say that there is no view: ${open.map(({ number }) => number).join(', ')} ${open.length === 1 ? 'is' : 'are'} not`,
      'answers',
    );
}

@CommandHandler(OpenSignOff)
export class OpenSignOffHandler implements ICommandHandler<OpenSignOff> {
  constructor(private readonly events: EventStore) {}

  execute(command: OpenSignOff) {
    return this.events.transact(`response-${command.details.responseId}`, response, openSignOff(command));
  }
}
