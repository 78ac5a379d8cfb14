import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import type { Handling } from '#vocabulary';
import { first } from '../sql.js';
import { HANDLED } from './handled.js';

export type Marking = Handling['marking'];

/** How that must be marked which shows some items: as the highest of them. Ids of nothing that has a handling do no harm. */
export class HighestMarking extends Query<Marking> {
  constructor(readonly ids: readonly string[]) {
    super();
  }
}

const SENSITIVE = HANDLED.map(
  // each id is looked up: how many there are the planner cannot know, and would rather look through the whole table
  ([id, from]) => `EXISTS (SELECT 1 FROM shown CROSS JOIN ${from} ON ${from}.${id} = shown.id
    WHERE handling IS NOT NULL AND handling ->> 'marking' = 'official-sensitive')`,
).join(' OR ');

/** The highest marking of the items with these ids. */
export function highestMarking(db: Database, ids: readonly string[]): Marking {
  if (ids.length === 0) return 'official';
  const found = first<{ sensitive: number }>(
    db,
    `WITH shown (id) AS MATERIALIZED (SELECT value FROM json_each(?)) SELECT ${SENSITIVE} AS sensitive`,
    JSON.stringify(ids),
  );
  return found?.sensitive ? 'official-sensitive' : 'official';
}

@QueryHandler(HighestMarking)
export class HighestMarkingHandler implements IQueryHandler<HighestMarking> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ids }: HighestMarking) {
    return highestMarking(this.readModels.db, ids);
  }
}
