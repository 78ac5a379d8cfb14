import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { type Known, RuleBroken } from '#vocabulary';
import { standing, type KnownAboutDrafting } from './being-drafted.js';
import { response, type Response } from './response.js';
import type { ContributionWithdrawn, ResponseEvent, Ruling } from './response-events.js';
import { standingContribution } from './ruled-contribution.js';

export class WithdrawContribution extends Command<Outcome> {
  constructor(
    readonly details: ContributionWithdrawn,
    readonly known: Known & KnownAboutDrafting,
  ) {
    super();
  }
}

const USED: readonly Ruling[] = ['adopted', 'adopted_with_changes', 'merged'];

/** A member takes a contribution back, unless the response has made use of it. Asking twice changes nothing. */
export const withdrawContribution =
  ({ details, known }: WithdrawContribution) =>
  (state: Response): ResponseEvent[] => {
    const { contributions } = standing(state);
    if (contributions.get(details.contributionId)?.withdrawn) return [];
    const { offered, ruled } = standingContribution(contributions, details.contributionId);
    if (known.actingFor !== undefined && known.actingFor !== offered.organisationId)
      throw new RuleBroken('Only the member who offered a contribution can withdraw it');
    if (ruled && USED.includes(ruled.ruling))
      throw new RuleBroken('This contribution was used in the response: it cannot be withdrawn any more');
    return [{ type: 'ContributionWithdrawn', data: details }];
  };

@CommandHandler(WithdrawContribution)
export class WithdrawContributionHandler implements ICommandHandler<WithdrawContribution> {
  constructor(private readonly events: EventStore) {}

  execute(command: WithdrawContribution) {
    return this.events.transact(`response-${command.details.responseId}`, response, withdrawContribution(command));
  }
}
