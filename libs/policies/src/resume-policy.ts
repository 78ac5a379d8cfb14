import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { dateInWords, existing, type Known, mustHaveHappened, RuleBroken } from '#vocabulary';
import { policy, mustStillGoOn, type Policy } from './policy.js';
import type { PolicyEvent, PolicyResumed } from './policy-events.js';

export class ResumePolicy extends Command<Outcome> {
  constructor(
    readonly details: PolicyResumed,
    readonly known: Known,
  ) {
    super();
  }
}

/** Work on a paused policy goes on. */
export const resumePolicy =
  ({ details, known }: ResumePolicy) =>
  (state: Policy): PolicyEvent[] => {
    const registered = existing(state, 'policy');
    const { pause } = registered;
    if (pause && !pause.paused && pause.effectiveOn === details.effectiveOn) return [];
    if (!pause?.paused) throw new RuleBroken('This policy is not paused');
    if (details.effectiveOn < pause.effectiveOn)
      throw new RuleBroken(
        `This policy was paused on ${dateInWords(pause.effectiveOn)}: it cannot be resumed before that`,
        'effectiveOn',
      );
    mustHaveHappened(details.effectiveOn, known, 'effectiveOn', 'The date of the resumption');
    mustStillGoOn(registered, details.effectiveOn, 'effectiveOn');
    return [{ type: 'PolicyResumed', data: details }];
  };

@CommandHandler(ResumePolicy)
export class ResumePolicyHandler implements ICommandHandler<ResumePolicy> {
  constructor(private readonly events: EventStore) {}

  execute(command: ResumePolicy) {
    return this.events.transact(`policy-${command.details.policyId}`, policy, resumePolicy(command));
  }
}
