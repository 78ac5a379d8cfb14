import type { Database } from 'better-sqlite3';
import { v7 as newId } from 'uuid';
import type { Keys } from '#sealing';

const KEPT_FOR_MS = 24 * 60 * 60_000;
const AT_MOST = 5;

/** What somebody sent when their session had ended. */
export interface KeptAnswers {
  /** where it was sent */
  readonly action: string;
  /** every name with its values */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** Keeps for a day what somebody was writing when their session ended, sealed with their own key. */
export class KeptAnswersOfPeople {
  constructor(
    private readonly db: Database,
    private readonly keys: Keys,
    private readonly now: () => number,
  ) {}

  keep(personId: string, answers: KeptAnswers): void {
    this.db
      .prepare('INSERT INTO kept_answers VALUES (?, ?, ?, ?)')
      .run(newId(), personId, this.keys.seal(personId, answers), this.now());
    this.db
      .prepare(
        `DELETE FROM kept_answers WHERE person_id = :personId AND kept_id NOT IN
           (SELECT kept_id FROM kept_answers WHERE person_id = :personId ORDER BY kept_id DESC LIMIT ${AT_MOST})`,
      )
      .run({ personId });
  }

  /** What is kept for a person, the latest first, each with its id. */
  of(personId: string): (KeptAnswers & { readonly keptId: string })[] {
    return this.db
      .prepare<[string, number], { keptId: string; sealed: string }>(
        'SELECT kept_id AS keptId, sealed FROM kept_answers WHERE person_id = ? AND kept_at > ? ORDER BY kept_id DESC',
      )
      .all(personId, this.now() - KEPT_FOR_MS)
      .map(({ keptId, sealed }) => ({ keptId, ...(this.keys.open(personId, sealed) as KeptAnswers) }));
  }

  drop(personId: string, keptId: string): void {
    this.db.prepare('DELETE FROM kept_answers WHERE person_id = ? AND kept_id = ?').run(personId, keptId);
  }

  tidy(): void {
    this.db.prepare('DELETE FROM kept_answers WHERE kept_at <= ?').run(this.now() - KEPT_FOR_MS);
  }
}
