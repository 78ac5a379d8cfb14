import type { Database } from 'better-sqlite3';
import type { ClaimFacts } from '#claims';
import { mergedIn } from '../concerning.js';
import { all, parsedOrNull } from '../sql.js';

/** An answer that a claim is about, or may be: a decision, and the ask that it answered. */
export interface AnswerNamed {
  readonly askId: string;
  readonly decisionId: string;
}

/** What raised an ask, or one merged into it, before the day of a decision: on whatever policy. */
export interface Ground {
  readonly kind: 'engagement' | 'response';
  readonly id: string;
  /** the engagement's summary, or the title of the response's consultation */
  readonly title: string;
  readonly on: string;
  /** of an engagement: with whom */
  readonly counterpart: { readonly body: string; readonly role: string | null } | null;
  /** the departments that it reached: the body of the engagement, or those of the response's consultation */
  readonly reached: readonly string[];
  /** of an engagement; a submitted response is its own record */
  readonly record: { readonly title: string; readonly url?: string } | null;
  readonly inConfidence: boolean;
  readonly isOnRecord: boolean;
  /** it reached one of the departments that decided */
  readonly isWithDepartment: boolean;
  /** both: it makes the hoop pass */
  readonly passes: boolean;
}

/*
 * Everything that raised the asks of some answers before the day of their decisions, on or before @asAt, once for each
 * answer. Steps are joined in the order written: each finds its rows by an index.
 */
const RAISED = `
  WITH
    wanted AS (
      SELECT DISTINCT a.ends_in, d.decision_id, d.decided_on, d.departments
      FROM json_each(@answers) named CROSS JOIN asks a ON a.ask_id = named.value ->> 'askId'
      CROSS JOIN decisions d ON d.decision_id = named.value ->> 'decisionId'),
    members AS (
      SELECT ends_in AS ask_id, * FROM wanted
      UNION ALL SELECT m.ask_id, w.* FROM wanted w CROSS JOIN ask_merges m ON m.ends_in = w.ends_in),
    raised AS (
      SELECT m.ends_in, m.decision_id, 'engagement' AS kind, l.number, l.happened_on AS day,
        e.record IS NOT NULL AS recorded, e.body IN (SELECT value FROM json_each(m.departments)) AS reached
      FROM members m CROSS JOIN engagement_links l ON l.item_id = m.ask_id CROSS JOIN engagements e ON e.number = l.number
      WHERE l.happened_on < m.decided_on AND l.happened_on <= @asAt
      UNION
      SELECT m.ends_in, m.decision_id, 'response', l.number, l.submitted_on, true,
        EXISTS (SELECT 1 FROM json_each(c.departments) WHERE value IN (SELECT value FROM json_each(m.departments)))
      FROM members m CROSS JOIN response_links l ON l.item_id = m.ask_id CROSS JOIN responses r ON r.number = l.number
      LEFT JOIN consultations c ON c.consultation_id = r.consultation_id
      WHERE l.submitted_on < m.decided_on AND l.submitted_on <= @asAt)`;

/** What raised the ask of an answer before the day of the decision, the earliest first. `asAt` is a date. */
export function groundsOf(db: Database, answer: AnswerNamed, asAt: string): Ground[] {
  const rows = all<StoredGround>(
    db,
    `${RAISED}
     SELECT raised.kind, coalesce(e.engagement_id, r.response_id) AS id, raised.day AS "on", raised.recorded, raised.reached,
       coalesce(e.summary, c.title, r.consultation_id) AS title, e.body, e.role, e.record, e.in_confidence AS inConfidence,
       c.departments
     FROM raised LEFT JOIN engagements e ON raised.kind = 'engagement' AND e.number = raised.number
     LEFT JOIN responses r ON raised.kind = 'response' AND r.number = raised.number
     LEFT JOIN consultations c ON c.consultation_id = r.consultation_id
     ORDER BY raised.day, raised.kind, id`,
    { answers: JSON.stringify([answer]), asAt },
  );
  return rows.map(({ kind, id, title, on, body, role, record, departments, inConfidence, recorded, reached }) => ({
    kind,
    id,
    title,
    on,
    counterpart: body === null ? null : { body, role },
    reached: body === null ? (parsedOrNull<string[]>(departments) ?? []) : [body],
    record: parsedOrNull(record),
    inConfidence: inConfidence === 1,
    isOnRecord: recorded === 1,
    isWithDepartment: reached === 1,
    passes: recorded === 1 && reached === 1,
  }));
}

interface StoredGround extends Pick<Ground, 'kind' | 'id' | 'title' | 'on'> {
  readonly recorded: number;
  readonly reached: number;
  readonly body: string | null;
  readonly role: string | null;
  readonly record: string | null;
  readonly departments: string | null;
  readonly inConfidence: number | null;
}

/** What the grades of claims about some answers follow from, as at a date. */
export function factsOf(db: Database, answers: readonly AnswerNamed[], asAt: string): (of: AnswerNamed) => ClaimFacts {
  const rows = all<{ askId: string; decisionId: string; hoop: number }>(
    db,
    `${RAISED},
       facts AS (SELECT ends_in, decision_id, max(recorded AND reached) AS hoop FROM raised GROUP BY ends_in, decision_id)
     SELECT named.value ->> 'askId' AS askId, f.decision_id AS decisionId, f.hoop
     FROM json_each(@answers) named CROSS JOIN asks a ON a.ask_id = named.value ->> 'askId'
     JOIN facts f ON f.ends_in = a.ends_in AND f.decision_id = named.value ->> 'decisionId'`,
    { answers: JSON.stringify(answers), asAt },
  );
  const raisedBefore = new Map(rows.map(({ askId, decisionId, hoop }) => [`${askId} ${decisionId}`, hoop === 1]));
  return ({ askId, decisionId }) => {
    const hoop = raisedBefore.get(`${askId} ${decisionId}`);
    return { raisedBefore: hoop !== undefined, hoop: hoop === true };
  };
}

/** SQL: whether an answer of a decision to an ask, or to one merged into it, stands. Takes expressions for their ids. */
export const hasAnswered = (ask: string, decision: string): string =>
  `EXISTS (SELECT 1 FROM (${mergedIn(ask)}) m JOIN ask_answers aa ON aa.ask_id = m.ask_id
     JOIN decisions ad ON ad.decision_id = aa.decision_id
     WHERE aa.decision_id = ${decision} AND aa.struck_out IS NULL AND ad.struck_out IS NULL)`;
