import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { EventStore, type Outcome } from '#event-store';
import { existing, type Known, mustBeOpen, RuleBroken } from '#vocabulary';
import { ask, type Ask } from './ask.js';
import type { AskEvent, AskMerged } from './ask-events.js';
import { inTurn } from './endings.js';
import { openAsk } from './open-ask.js';

export class MergeAsk extends Command<Outcome> {
  constructor(
    readonly details: AskMerged,
    readonly known: Known,
  ) {
    super();
  }
}

/** An ask that says what another says is merged into that one, which must be open: so no chain of merges runs in a circle. */
export const mergeAsk =
  ({ details, known }: MergeAsk) =>
  (state: Ask): AskEvent[] => {
    if (existing(state, 'ask').merged?.intoAskId === details.intoAskId) return [];
    openAsk(state);
    if (details.intoAskId === details.askId) throw new RuleBroken('An ask cannot be merged into itself', 'intoAskId');
    mustBeOpen([details.intoAskId], known, 'intoAskId');
    return [{ type: 'AskMerged', data: details }];
  };

/** What was looked up before may be behind the log: the ask that this one goes into, as its own events have it. */
function knowingAlso(into: Ask, { details, known }: Pick<MergeAsk, 'details' | 'known'>): Known {
  if (!into?.merged && !into?.withdrawn) return known;
  const { statement, facts, merged } = into;
  const closed = merged ? 'merged' : 'withdrawn';
  return {
    ...known,
    asks: new Map([...known.asks, [details.intoAskId, { statement, policyIds: facts.policyIds, closed }]]),
  };
}

@CommandHandler(MergeAsk)
export class MergeAskHandler implements ICommandHandler<MergeAsk> {
  constructor(private readonly events: EventStore) {}

  execute({ details, known }: MergeAsk) {
    return inTurn(async () => {
      const into = await this.events.state(`ask-${details.intoAskId}`, ask);
      return this.events.transact(
        `ask-${details.askId}`,
        ask,
        mergeAsk(new MergeAsk(details, knowingAlso(into, { details, known }))),
      );
    });
  }
}
