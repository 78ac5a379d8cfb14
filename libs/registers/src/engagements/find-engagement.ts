import { Query } from '@nestjs/cqrs';
import type { AskRow } from '../asks/list-asks.js';
import type { EngagementRow } from './list-engagements.js';

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
