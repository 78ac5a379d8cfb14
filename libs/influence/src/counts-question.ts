import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { narrowedTo, ReadModels, touchedAt } from '#read-models';
import { Kept } from '#vocabulary';
import { Counted } from './counted.js';
import { earlyInfluenceCounts, type EarlyInfluenceCounts } from './early-influence.js';

/** The counts of early influence alone, without the rows behind them: for a sentence. `asAt` is a date. */
export class CountEarlyInfluence extends Query<EarlyInfluenceCounts> {
  constructor(readonly asAt: string) {
    super();
  }
}

/** The projections that the counts rest on: they stand until one of them changes, whatever else is recorded. */
export const COUNTS_REST_ON = ['policies', 'consultations', 'engagements', 'asks', 'decisions', 'responses'];

const KEPT_AT_MOST = 200;

@QueryHandler(CountEarlyInfluence)
export class CountEarlyInfluenceHandler implements IQueryHandler<CountEarlyInfluence> {
  private readonly kept = new Kept<EarlyInfluenceCounts>(KEPT_AT_MOST);

  constructor(
    private readonly readModels: ReadModels,
    private readonly counted: Counted,
  ) {}

  async execute({ asAt }: CountEarlyInfluence) {
    const { db } = this.readModels;
    const name = JSON.stringify([db.name, narrowedTo(db), touchedAt(db, COUNTS_REST_ON), asAt]);
    const kept = this.kept.get(name);
    if (kept) return kept;
    const counts = earlyInfluenceCounts(await this.counted.factsSeen(), asAt);
    this.kept.set(name, counts);
    return counts;
  }
}
