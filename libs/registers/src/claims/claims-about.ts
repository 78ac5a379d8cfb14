import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { mergedIn } from '../concerning.js';
import { ids } from '../sql.js';
import { claimRows, type ClaimRow } from './list-claims.js';

/** What claims are about: an ask with all that was merged into it, a decision, or the answer of the one to the other. */
export interface ClaimsOf {
  readonly askId?: string;
  readonly decisionId?: string;
}

/** The claims about an ask, a decision or an answer, in order of recording, those withdrawn too. `asAt` is a date. */
export class ClaimsAbout extends Query<readonly ClaimRow[]> {
  constructor(
    readonly of: ClaimsOf,
    readonly asAt: string,
  ) {
    super();
  }
}

/** The same, as at a date. */
export function claimsAbout(db: Database, { askId, decisionId }: ClaimsOf, asAt: string): ClaimRow[] {
  const conditions = [
    ...(askId === undefined ? [] : [`ask_id IN (SELECT ask_id FROM (${mergedIn('@ask')}))`]),
    ...(decisionId === undefined ? [] : ['decision_id = @decision']),
  ];
  if (conditions.length === 0) return [];
  const found = ids(db, `SELECT claim_id FROM claims WHERE ${conditions.join(' AND ')} ORDER BY number`, {
    ...(askId !== undefined && { ask: askId }),
    ...(decisionId !== undefined && { decision: decisionId }),
  });
  return claimRows(db, found, asAt);
}

@QueryHandler(ClaimsAbout)
export class ClaimsAboutHandler implements IQueryHandler<ClaimsAbout> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ of, asAt }: ClaimsAbout) {
    return claimsAbout(this.readModels.db, of, asAt);
  }
}
