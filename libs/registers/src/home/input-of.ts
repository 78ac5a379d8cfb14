import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { all } from '../sql.js';

/** What an organisation offered to a response, and what became of it. */
export interface Input {
  readonly responseId: string;
  readonly questionId: string;
  /** of the consultation */
  readonly title: string;
  readonly kind: string;
  readonly text: string;
  readonly offeredAt: string;
  /** null: nobody has ruled on it yet */
  readonly ruling: string | null;
  readonly reason: string | null;
  /** what the organisation said to the ruling */
  readonly answered: 'accepted' | 'disputed' | 'withdrawn' | null;
  /** when the response was sent: an instant */
  readonly submittedAt: string | null;
}

/** What became of the contributions of an organisation: the latest ruled on, or offered, first. */
export class InputOf extends Query<readonly Input[]> {
  constructor(
    readonly organisationId: string,
    readonly rows = 10,
  ) {
    super();
  }
}

export const inputOf = (db: Database, organisationId: string, rows: number): Input[] =>
  all<Input>(
    db,
    `SELECT w.response_id AS responseId, w.question_id AS questionId, c.title, w.kind, w.text, w.offered_at AS offeredAt,
       w.ruling, w.reason, w.answered, r.submitted_at AS submittedAt
     FROM work_contributions w JOIN responses r ON r.response_id = w.response_id
     JOIN consultations c ON c.consultation_id = r.consultation_id
     WHERE w.organisation_id = ? ORDER BY coalesce(w.ruled_at, w.offered_at) DESC, w.contribution_id
     LIMIT ${Math.trunc(rows)}`,
    organisationId,
  );

@QueryHandler(InputOf)
export class InputOfHandler implements IQueryHandler<InputOf> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ organisationId, rows }: InputOf) {
    return inputOf(this.readModels.db, organisationId, rows);
  }
}
