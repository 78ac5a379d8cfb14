import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { mergedIn } from '../concerning.js';
import { RELATED_AT_MOST, type ItemRef } from '../listing.js';
import { all } from '../sql.js';

/** A success that nobody has claimed a part in. */
export interface UnclaimedAnswer {
  readonly ask: ItemRef;
  readonly decision: ItemRef;
  readonly answer: string;
  readonly answeredOn: string;
}

/** Answers that took an ask up, wholly or in part, and that no claim is about: the latest 50. */
export class ListUnclaimedAnswers extends Query<readonly UnclaimedAnswer[]> {}

/** The same. */
export function listUnclaimedAnswers(db: Database): UnclaimedAnswer[] {
  const rows = all<{
    askId: string;
    statement: string;
    decisionId: string;
    title: string;
    answer: string;
    answeredOn: string;
  }>(
    db,
    `SELECT a.ask_id AS askId, a.statement, a.answered_by AS decisionId, d.title, a.answer, a.answered_on AS answeredOn
     FROM asks a JOIN decisions d ON d.decision_id = a.answered_by
     WHERE a.merged_into IS NULL AND a.withdrawn_on IS NULL
       AND a.answer IN ('adopted', 'partly_adopted', 'adopted_in_principle')
       AND NOT EXISTS (SELECT 1 FROM (${mergedIn('a.ask_id')}) m JOIN claims c ON c.ask_id = m.ask_id
         WHERE c.decision_id = a.answered_by AND c.withdrawn_reason IS NULL)
     ORDER BY a.answered_on DESC, a.number DESC LIMIT ${RELATED_AT_MOST}`,
  );
  return rows.map(({ askId, statement, decisionId, title, ...given }) => ({
    ask: { id: askId, title: statement },
    decision: { id: decisionId, title },
    ...given,
  }));
}

@QueryHandler(ListUnclaimedAnswers)
export class ListUnclaimedAnswersHandler implements IQueryHandler<ListUnclaimedAnswers> {
  constructor(private readonly readModels: ReadModels) {}

  async execute() {
    return listUnclaimedAnswers(this.readModels.db);
  }
}
