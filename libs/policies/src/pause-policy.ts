import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { dateInWords, existing, type Known, mustHaveHappened, RuleBroken } from '#vocabulary';
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

/** Work on a policy stops for a while. Pauses and resumptions take turns, in order of date. */
export const pausePolicy =
  ({ details, known }: PausePolicy) =>
  (state: Policy): PolicyEvent[] => {
    const registered = existing(state, 'policy');
    const { pause } = registered;
    if (pause?.paused && pause.effectiveOn === details.effectiveOn) return [];
    if (pause?.paused)
      throw new RuleBroken(`This policy has been paused since ${dateInWords(pause.effectiveOn)}: resume it first`);
    if (pause && details.effectiveOn < pause.effectiveOn)
      throw new RuleBroken(
        `This policy was last resumed on ${dateInWords(pause.effectiveOn)}: a pause cannot begin before that`,
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
