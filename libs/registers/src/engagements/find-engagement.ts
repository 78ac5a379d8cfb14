import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { askRows, type AskRow } from '../asks/list-asks.js';
import { engagementRows, type EngagementRow } from './list-engagements.js';

/** All that an engagement's page shows. */
export interface EngagementDetail {
  readonly engagement: EngagementRow;
  /** the asks raised, as they stand today */
  readonly asks: readonly AskRow[];
}

/** One engagement, struck out or not; undefined when there is none. `today` is a date. */
export class FindEngagement extends Query<EngagementDetail | undefined> {
  constructor(
    readonly engagementId: string,
    readonly today: string,
  ) {
    super();
  }
}

/** One engagement with all that its page shows. `today` is a date. */
export function findEngagement(db: Database, engagementId: string, today: string): EngagementDetail | undefined {
  const [engagement] = engagementRows(db, [engagementId]);
  if (!engagement) return undefined;
  const asked = engagement.asks.map(({ id }) => id);
  return { engagement, asks: askRows(db, asked, today) };
}

@QueryHandler(FindEngagement)
export class FindEngagementHandler implements IQueryHandler<FindEngagement> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ engagementId, today }: FindEngagement) {
    return findEngagement(this.readModels.db, engagementId, today);
  }
}
