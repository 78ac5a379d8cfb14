import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import type { Handling } from '#vocabulary';
import { HANDLED } from '../markings/handled.js';
import { all, parsed } from '../sql.js';

/**
 * Which items a public edition must not tell of on a date: official-sensitive, under embargo until after it, an
 * engagement in confidence, and what carries on what such a one said: a response to such a consultation.
 */
export class SensitiveItems extends Query<ReadonlySet<string>> {
  constructor(readonly on: string) {
    super();
  }
}

const isSensitive = ({ marking, embargoUntil }: Handling, on: string) =>
  marking === 'official-sensitive' || (embargoUntil !== undefined && embargoUntil > on);

/** The ids of the items that a public edition must not tell of on a date. */
export function sensitiveItems(db: Database, on: string): Set<string> {
  const sensitive = new Set<string>();
  for (const [id, from] of HANDLED)
    for (const row of all<{ id: string; handling: string }>(
      db,
      `SELECT ${id} AS id, handling FROM ${from} WHERE handling IS NOT NULL`,
    ))
      if (isSensitive(parsed<Handling>(row.handling), on)) sensitive.add(row.id);
  const confided = 'SELECT engagement_id AS id FROM engagements WHERE in_confidence = 1';
  for (const { id } of all<{ id: string }>(db, confided)) sensitive.add(id);
  const responses = all<{ id: string; consultationId: string }>(
    db,
    'SELECT response_id AS id, consultation_id AS consultationId FROM responses',
  );
  for (const { id, consultationId } of responses) if (sensitive.has(consultationId)) sensitive.add(id);
  return sensitive;
}

@QueryHandler(SensitiveItems)
export class SensitiveItemsHandler implements IQueryHandler<SensitiveItems> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ on }: SensitiveItems) {
    return sensitiveItems(this.readModels.db, on);
  }
}
