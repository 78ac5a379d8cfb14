import type { Database } from 'better-sqlite3';

/** What has a title that figures do not need, and where it stands. */
const TITLES = {
  policy: 'SELECT policy_id AS id, title FROM policies WHERE policy_id',
  consultation: 'SELECT consultation_id AS id, title FROM consultations WHERE consultation_id',
  engagement: 'SELECT engagement_id AS id, summary AS title FROM engagements WHERE engagement_id',
  response: `SELECT r.response_id AS id, coalesce(c.title, r.consultation_id) AS title FROM responses r
             LEFT JOIN consultations c ON c.consultation_id = r.consultation_id WHERE r.response_id`,
  ask: 'SELECT ask_id AS id, statement AS title FROM asks WHERE ask_id',
  decision: 'SELECT decision_id AS id, title FROM decisions WHERE decision_id',
  claim: 'SELECT claim_id AS id, statement AS title FROM claims WHERE claim_id',
} as const;

type Titled = keyof typeof TITLES;

/** What items are called, by id; those that the tracker does not hold are not in it. */
export function titlesOf(db: Database, kind: Titled, ids: Iterable<string>): Map<string, string> {
  const rows = db
    .prepare<[string], { id: string; title: string }>(`${TITLES[kind]} IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify([...new Set(ids)]));
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** An item by what its pages call it: one that the tracker does not hold by its id. */
export interface Item {
  readonly kind: Titled;
  readonly id: string;
  readonly title: string;
}

/** Names the items of a few rows, looking up those of a kind at once. */
export class Titles {
  private readonly titles = new Map<Titled, Map<string, string>>();

  constructor(
    private readonly db: Database,
    private readonly named: Readonly<Partial<Record<Titled, readonly (string | undefined)[]>>>,
  ) {}

  item(kind: Titled, id: string): Item {
    let titles = this.titles.get(kind);
    if (!titles) {
      const ids = (this.named[kind] ?? []).filter((named) => named !== undefined);
      this.titles.set(kind, (titles = titlesOf(this.db, kind, ids)));
    }
    return { kind, id, title: titles.get(id) ?? id };
  }
}

/** One item by what it is called. */
export const itemOf = (db: Database, kind: Titled, id: string): Item => ({
  kind,
  id,
  title: titlesOf(db, kind, [id]).get(id) ?? id,
});
