import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { dateInWords, existing, type Known, mustHaveHappened, mustSayWhyItWasWrong, RuleBroken } from '#vocabulary';
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

/** Work on a paused policy goes on. The date can be put right until it is paused again. */
export const resumePolicy =
  ({ details, known }: ResumePolicy) =>
  (state: Policy): PolicyEvent[] => {
    const registered = existing(state, 'policy');
    const { pause } = registered;
    if (pause && !pause.paused && pause.effectiveOn === details.effectiveOn) return [];
    if (!pause) throw new RuleBroken('This policy is not paused');
    mustSayWhyItWasWrong(
      { before: pause.paused ? undefined : pause.effectiveOn, correction: details.correction },
      `This policy is not paused: it was resumed on ${dateInWords(pause.effectiveOn)}`,
      'effectiveOn',
    );
    const pausedOn = pause.paused ? pause.effectiveOn : pause.after;
    if (pausedOn && details.effectiveOn < pausedOn)
      throw new RuleBroken(
        `This policy was paused on ${dateInWords(pausedOn)}: it cannot be resumed before that`,
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
