import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { ids } from '../sql.js';
import { findConsultation, type ConsultationDetail } from './find-consultation.js';
import { consultationRows, type ConsultationRow } from './list-consultations.js';

/** What a consultation about to be logged is compared by. */
export interface Likeness {
  readonly system?: string;
  readonly key?: string;
  readonly title?: string;
  readonly departments?: readonly string[];
}

export interface Duplicates {
  /** the one logged from the same source key: an import of it is an update */
  readonly same: ConsultationDetail | null;
  /** others of the same title and a department in common */
  readonly alike: readonly ConsultationRow[];
}

/** What is logged already of a consultation that is about to be logged. `now` is an instant. */
export class LoggedConsultation extends Query<Duplicates> {
  constructor(
    readonly likeness: Likeness,
    readonly now: string,
  ) {
    super();
  }
}

/** The consultations that one about to be logged may be. `now` is an instant. */
export function loggedConsultation(db: Database, likeness: Likeness, now: string): Duplicates {
  const { system, key, title, departments } = likeness;
  const [same = null] =
    system && key
      ? ids(
          db,
          `SELECT consultation_id FROM consultations WHERE source ->> 'system' = ? AND source ->> 'key' = ?
           ORDER BY number LIMIT 1`,
          system,
          key,
        )
      : [];
  const alike =
    title && departments
      ? ids(
          db,
          `SELECT consultation_id FROM consultations c WHERE title = ? COLLATE NOCASE AND consultation_id IS NOT ?
             AND EXISTS (SELECT 1 FROM json_each(c.departments) WHERE value IN (SELECT value FROM json_each(?)))
           ORDER BY number LIMIT 10`,
          title.trim(),
          same,
          JSON.stringify(departments),
        )
      : [];
  return {
    same: same === null ? null : (findConsultation(db, same, now) ?? null),
    alike: consultationRows(db, alike, now),
  };
}

@QueryHandler(LoggedConsultation)
export class LoggedConsultationHandler implements IQueryHandler<LoggedConsultation> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ likeness, now }: LoggedConsultation) {
    return loggedConsultation(this.readModels.db, likeness, now);
  }
}
