import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { all, first } from '../sql.js';

/** A response that was begun before its consultation closed, and was not sent by then. */
export interface ResponseDueToLapse {
  readonly responseId: string;
  /** the instant of the close that it has missed */
  readonly closesAt: string;
}

/** Responses that have missed the close at an instant: neither sent nor ended. */
export class ResponsesDueToLapse extends Query<readonly ResponseDueToLapse[]> {
  constructor(readonly now: string) {
    super();
  }
}

/** When the consultation that a response answers closes: what the rules of lapsing ask. */
export class KnownAboutClosing extends Query<{ readonly closesAt: string | null }> {
  constructor(readonly responseId: string) {
    super();
  }
}

/** The closing instant of the consultation of a response; null when none is known. */
export const knownAboutClosing = (db: Database, responseId: string): { readonly closesAt: string | null } =>
  first(
    db,
    `SELECT c.closes_at AS closesAt FROM responses r JOIN consultations c ON c.consultation_id = r.consultation_id
     WHERE r.response_id = ?`,
    responseId,
  ) ?? { closesAt: null };

/** One begun after the close is the record of something that was sent before; a withdrawn consultation has no close. */
export const responsesDueToLapse = (db: Database, now: string): ResponseDueToLapse[] =>
  all<ResponseDueToLapse>(
    db,
    `SELECT r.response_id AS responseId, c.closes_at AS closesAt
     FROM responses r JOIN consultations c ON c.consultation_id = r.consultation_id
     WHERE r.submitted_at IS NULL AND r.state NOT IN ('withdrawn', 'lapsed') AND c.withdrawn_on IS NULL
       AND c.closes_at IS NOT NULL AND unixepoch(c.closes_at, 'subsec') <= unixepoch(?, 'subsec')
       AND unixepoch(r.recorded_at) < unixepoch(c.closes_at)
     ORDER BY r.number`,
    now,
  );

@QueryHandler(ResponsesDueToLapse)
export class ResponsesDueToLapseHandler implements IQueryHandler<ResponsesDueToLapse> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ now }: ResponsesDueToLapse) {
    return responsesDueToLapse(this.readModels.db, now);
  }
}

@QueryHandler(KnownAboutClosing)
export class KnownAboutClosingHandler implements IQueryHandler<KnownAboutClosing> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ responseId }: KnownAboutClosing) {
    return knownAboutClosing(this.readModels.db, responseId);
  }
}
