import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import type { Handling } from '#vocabulary';
import type { ItemKind } from '../listing.js';
import { all, parsed } from '../sql.js';

/** An item that not everybody may see, or that was handled in another way than the rest. */
export interface KeptFromOther {
  readonly kind: ItemKind;
  readonly id: string;
  readonly title: string;
  readonly handling: Handling | null;
  readonly inConfidence: boolean;
  /** of an engagement; null: the date is that of its record */
  readonly happenedOn: string | null;
  /** the instant at which something was last recorded about it */
  readonly recordedAt: string;
}

interface Stored extends Omit<KeptFromOther, 'handling' | 'inConfidence'> {
  readonly handling: string | null;
  readonly inConfidence: 0 | 1;
}

const plain = (kind: ItemKind, table: string, title = 'title') =>
  `SELECT '${kind}' AS kind, ${kind}_id AS id, ${title} AS title, handling, 0 AS inConfidence, NULL AS happenedOn,
     recorded_at AS recordedAt
   FROM ${table} WHERE handling IS NOT NULL`;

const ALL = [
  plain('policy', 'policies'),
  plain('consultation', 'consultations'),
  `SELECT 'engagement', engagement_id, summary, handling, in_confidence, happened_on, recorded_at FROM engagements
   WHERE handling IS NOT NULL OR in_confidence = 1`,
  plain('ask', 'asks', 'statement'),
  plain('decision', 'decisions'),
  `SELECT 'response', r.response_id, c.title, r.handling, 0, NULL, r.recorded_at
   FROM responses r JOIN consultations c ON c.consultation_id = r.consultation_id WHERE r.handling IS NOT NULL`,
].join(' UNION ALL ');

/** Every item that is handled in another way than the rest, as far as whoever asks may see it. */
export class KeptFromOthers extends Query<readonly KeptFromOther[]> {}

export const keptFromOthers = (db: Database): KeptFromOther[] =>
  all<Stored>(db, `${ALL} ORDER BY recordedAt`).map(({ handling, inConfidence, ...rest }) => ({
    ...rest,
    handling: handling === null ? null : parsed<Handling>(handling),
    inConfidence: inConfidence === 1,
  }));

@QueryHandler(KeptFromOthers)
export class KeptFromOthersHandler implements IQueryHandler<KeptFromOthers> {
  constructor(private readonly readModels: ReadModels) {}

  async execute() {
    return keptFromOthers(this.readModels.db);
  }
}
