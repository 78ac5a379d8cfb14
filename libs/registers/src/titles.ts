import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import type { ItemRef } from './listing.js';
import { all } from './sql.js';

const TABLES = { policy: ['policies', 'policy_id'], consultation: ['consultations', 'consultation_id'] } as const;

/** What a form offers to choose from: the titles alone, in their order, at most a thousand. */
export class TitlesOf extends Query<readonly ItemRef[]> {
  constructor(readonly kind: keyof typeof TABLES) {
    super();
  }
}

/** The titles of all items of a kind, in their order. */
export function titlesOf(db: Database, kind: keyof typeof TABLES): ItemRef[] {
  const [table, id] = TABLES[kind];
  return all<ItemRef>(db, `SELECT ${id} AS id, title FROM ${table} ORDER BY title COLLATE NOCASE, ${id} LIMIT 1000`);
}

@QueryHandler(TitlesOf)
export class TitlesOfHandler implements IQueryHandler<TitlesOf> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ kind }: TitlesOf) {
    return titlesOf(this.readModels.db, kind);
  }
}
