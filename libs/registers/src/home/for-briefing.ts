import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { addDays } from '#vocabulary';
import type { ItemKind } from '../listing.js';
import { sensitiveItems } from '../reports/sensitive-items.js';
import { all } from '../sql.js';

/** Something that a member may tell their region. */
export interface Briefing {
  readonly kind: Extract<ItemKind, 'consultation' | 'decision' | 'response'>;
  readonly id: string;
  readonly title: string;
  /** the date it opened, was decided, or was sent */
  readonly on: string;
}

/** What happened in the last so many days, and is neither in confidence nor under embargo: the latest first. */
export class ForBriefing extends Query<readonly Briefing[]> {
  constructor(
    readonly today: string,
    readonly days = 92,
    readonly rows = 10,
  ) {
    super();
  }
}

/** Sensitive is also what carries on something sensitive: a decision or a consultation on such a policy. */
export function forBriefing(db: Database, today: string, days: number, rows: number): Briefing[] {
  const sensitive = sensitiveItems(db, today);
  const found = all<Briefing & { related: string }>(
    db,
    `SELECT * FROM (
       SELECT 'consultation' AS kind, consultation_id AS id, title, opens_on AS "on", policy_ids AS related
       FROM consultations WHERE withdrawn_on IS NULL AND opens_on BETWEEN @from AND @today
       UNION ALL
       SELECT 'decision', decision_id, title, decided_on,
         iif(consultation_id IS NULL, policy_ids, json_insert(policy_ids, '$[#]', consultation_id))
       FROM decisions WHERE struck_out IS NULL AND decided_on BETWEEN @from AND @today
       UNION ALL
       SELECT 'response', r.response_id, c.title, r.submitted_on,
         json_insert(c.policy_ids, '$[#]', c.consultation_id)
       FROM responses r JOIN consultations c ON c.consultation_id = r.consultation_id
       WHERE r.state <> 'withdrawn' AND r.submitted_on BETWEEN @from AND @today)
     ORDER BY "on" DESC, kind, id`,
    { from: addDays(today, -days), today },
  );
  const mayBeTold = ({ id, related }: Briefing & { related: string }) =>
    [id, ...(JSON.parse(related) as string[])].every((one) => !sensitive.has(one));
  return found
    .filter(mayBeTold)
    .slice(0, rows)
    .map(({ kind, id, title, on }) => ({ kind, id, title, on }));
}

@QueryHandler(ForBriefing)
export class ForBriefingHandler implements IQueryHandler<ForBriefing> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ today, days, rows }: ForBriefing) {
    return forBriefing(this.readModels.db, today, days, rows);
  }
}
