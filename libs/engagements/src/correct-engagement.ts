import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { corrected, existing, type Known, mustBeOpen, mustNameAField, RuleBroken, sameFact } from '#vocabulary';
import { engagement, type Engagement } from './engagement.js';
import type { EngagementCorrected, EngagementEvent } from './engagement-events.js';
import { mustBeTrue } from './must-be-true.js';

export class CorrectEngagement extends Command<Outcome> {
  constructor(
    readonly details: EngagementCorrected,
    readonly known: Known,
  ) {
    super();
  }
}

/** What was logged wrongly is put right. An ask that was raised there stays raised, even when it has been closed since. */
export const correctEngagement =
  ({ details, known }: CorrectEngagement) =>
  (state: Engagement): EngagementEvent[] => {
    const { facts, struckOut } = existing(state, 'engagement');
    const { engagementId: _id, reason: _reason, ...fields } = details;
    mustNameAField(fields);
    if (sameFact(corrected(facts, fields), facts)) return [];
    if (struckOut) throw new RuleBroken('This engagement was struck out: log it again if it did happen');
    mustBeTrue(details, known);
    const newlyRaised = details.asksRaised?.filter((id) => !facts.asksRaised.includes(id)) ?? [];
    mustBeOpen(newlyRaised, known, 'asksRaised');
    return [{ type: 'EngagementCorrected', data: details }];
  };

@CommandHandler(CorrectEngagement)
export class CorrectEngagementHandler implements ICommandHandler<CorrectEngagement> {
  constructor(private readonly events: EventStore) {}

  execute(command: CorrectEngagement) {
    return this.events.transact(`engagement-${command.details.engagementId}`, engagement, correctEngagement(command));
  }
}
