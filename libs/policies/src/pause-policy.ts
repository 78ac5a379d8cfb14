import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { dateInWords, existing, type Known, mustHaveHappened, mustSayWhyItWasWrong, RuleBroken } from '#vocabulary';
import { policy, mustStillGoOn, type Policy } from './policy.js';
import type { PolicyEvent, PolicyPaused } from './policy-events.js';

export class PausePolicy extends Command<Outcome> {
  constructor(
    readonly details: PolicyPaused,
    readonly known: Known,
  ) {
    super();
  }
}

/** Work on a policy stops for a while. Pauses and resumptions take turns, in order of date; the date of the last can be put right. */
export const pausePolicy =
  ({ details, known }: PausePolicy) =>
  (state: Policy): PolicyEvent[] => {
    const registered = existing(state, 'policy');
    const { pause } = registered;
    if (pause?.paused && pause.effectiveOn === details.effectiveOn) return [];
    const since = pause?.paused ? pause.effectiveOn : undefined;
    mustSayWhyItWasWrong(
      { before: since, correction: details.correction },
      `This policy has been paused since ${since && dateInWords(since)}: resume it first`,
      'effectiveOn',
    );
    const resumedOn = pause?.paused ? pause.after : pause?.effectiveOn;
    if (resumedOn && details.effectiveOn < resumedOn)
      throw new RuleBroken(
        `This policy was last resumed on ${dateInWords(resumedOn)}: a pause cannot begin before that`,
        'effectiveOn',
      );
    mustHaveHappened(details.effectiveOn, known, 'effectiveOn', 'The date of the pause');
    mustStillGoOn(registered, details.effectiveOn, 'effectiveOn');
    return [{ type: 'PolicyPaused', data: details }];
  };

@CommandHandler(PausePolicy)
export class PausePolicyHandler implements ICommandHandler<PausePolicy> {
  constructor(private readonly events: EventStore) {}

  execute(command: PausePolicy) {
    return this.events.transact(`policy-${command.details.policyId}`, policy, pausePolicy(command));
  }
}
