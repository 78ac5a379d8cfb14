import type { Database } from 'better-sqlite3';
import type { Handling } from '#vocabulary';
import { all, parsed } from '../sql.js';

/** How much somebody may see. */
export interface Clearance {
  readonly personId: string;
  /** takes part in its engagements, so knows what was said there in confidence */
  readonly organisationId?: string;
  /** sees what is sensitive, under embargo or in confidence, unless it has a list of who may see it */
  readonly confidant: boolean;
  /** a date: an embargo until then or earlier is over */
  readonly today: string;
}

interface Handled {
  readonly id: string;
  readonly handling: string | null;
  readonly inConfidence: 0 | 1;
  readonly took: string;
}

const plain = (table: string, id: string) =>
  `SELECT ${id} AS id, handling, 0 AS inConfidence, '[]' AS took FROM main.${table} WHERE handling IS NOT NULL`;

/** Everything that is handled in another way than the rest. */
const HANDLED = [
  plain('policies', 'policy_id'),
  plain('consultations', 'consultation_id'),
  plain('asks', 'ask_id'),
  plain('decisions', 'decision_id'),
  plain('responses', 'response_id'),
  `SELECT engagement_id AS id, handling, in_confidence AS inConfidence, organisation_ids AS took FROM main.engagements
   WHERE handling IS NOT NULL OR in_confidence = 1`,
].join(' UNION ALL ');

/** Whether somebody may see what is handled so. A list of who may see it goes before everything else. */
function maySee({ handling, inConfidence, took }: Handled, clearance: Clearance): boolean {
  const { marking, embargoUntil, needToKnow } =
    handling === null ? ({} as Partial<Handling>) : parsed<Handling>(handling);
  if (needToKnow && needToKnow.length > 0) return needToKnow.includes(clearance.personId);
  if (clearance.confidant) return true;
  if (marking === 'official-sensitive' || (embargoUntil !== undefined && embargoUntil > clearance.today)) return false;
  if (inConfidence === 0) return true;
  return clearance.organisationId !== undefined && parsed<string[]>(took).includes(clearance.organisationId);
}

/** The numbers or ids that `SELECT ${column} …` finds, of what is named by links of which all are left out. */
interface Hanging {
  readonly id: string;
  readonly of: string;
  /** the ids that it hangs on, as a subquery of the row `i` */
  readonly on: string;
  /** the rows that have to do with something that is left out */
  readonly near: string;
}

const LEFT_OUT = 'SELECT value FROM json_each(@out)';

/** What concerns nothing but what is left out would tell of it: it is left out as well. In the order in which it follows. */
const HANGING: readonly Hanging[] = [
  {
    id: 'consultation_id',
    of: 'consultations',
    on: 'SELECT value FROM json_each(i.policy_ids)',
    near: `i.consultation_id IN (SELECT consultation_id FROM main.consultation_policies WHERE policy_id IN (${LEFT_OUT}))`,
  },
  {
    id: 'ask_id',
    of: 'asks',
    on: 'SELECT value FROM json_each(i.policy_ids)',
    near: `i.ask_id IN (SELECT ask_id FROM main.ask_policies WHERE policy_id IN (${LEFT_OUT}))`,
  },
  {
    id: 'decision_id',
    of: 'decisions',
    on: "SELECT value FROM json_each(json_insert(i.policy_ids, '$[#]', i.consultation_id)) WHERE value IS NOT NULL",
    near: `(i.decision_id IN (SELECT decision_id FROM main.decision_policies WHERE policy_id IN (${LEFT_OUT}))
      OR i.consultation_id IN (${LEFT_OUT}))`,
  },
  {
    id: 'engagement_id',
    of: 'engagements',
    on: `SELECT l.value FROM json_each(json_array(json(i.policy_ids), json(i.asks_raised), json_array(i.consultation_id))) list,
      json_each(list.value) l WHERE l.value IS NOT NULL`,
    near: `i.number IN (SELECT number FROM main.engagement_links WHERE item_id IN (${LEFT_OUT}))`,
  },
];

/** What belongs to something that is left out: the response to a consultation, the claim on an ask or a decision, the item of an agenda. */
const BELONGING = [
  `SELECT response_id AS id FROM main.responses WHERE consultation_id IN (${LEFT_OUT})`,
  `SELECT claim_id AS id FROM main.claims WHERE ask_id IN (${LEFT_OUT}) OR decision_id IN (${LEFT_OUT})`,
  `SELECT item_id AS id FROM main.agenda_items WHERE policy_id IN (${LEFT_OUT}) OR consultation_id IN (${LEFT_OUT})
    OR response_id IN (${LEFT_OUT}) OR ask_id IN (${LEFT_OUT})`,
];

/**
 * The ids of all that somebody may not see: by its own handling, because it hangs on nothing else, or because it belongs
 * to it. Of reports the full editions, which may hold all of this.
 */
export function withheldFrom(db: Database, clearance: Clearance): string[] {
  const out = all<Handled>(db, HANDLED)
    .filter((item) => !maySee(item, clearance))
    .map(({ id }) => id);
  const add = (sql: string) => {
    if (out.length > 0) out.push(...all<{ id: string }>(db, sql, { out: JSON.stringify(out) }).map(({ id }) => id));
  };
  for (const { id, of, on, near } of HANGING)
    add(`SELECT i.${id} AS id FROM main.${of} i WHERE ${near} AND i.${id} NOT IN (${LEFT_OUT})
      AND NOT EXISTS (SELECT 1 FROM (${on}) o WHERE o.value NOT IN (${LEFT_OUT}))`);
  for (const sql of BELONGING) add(sql);
  if (!clearance.confidant)
    out.push(
      ...all<{ id: string }>(db, `SELECT report_id AS id FROM main.reports WHERE edition <> 'public'`).map(
        ({ id }) => id,
      ),
    );
  return [...new Set(out)];
}
