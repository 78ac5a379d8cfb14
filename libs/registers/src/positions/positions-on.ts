import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { addMonths, daysBetween, type Handling } from '#vocabulary';
import { firstRaisedOn } from '../concerning.js';
import { all, first, parsedOrNull } from '../sql.js';
import { akin, matching } from '../words.js';

/** What the council said: an answer that was sent, or an ask that was raised. */
export interface Position {
  readonly kind: 'answer' | 'ask';
  /** of the response, or of the ask */
  readonly id: string;
  /** the consultation, with the number of the question; of an ask nothing */
  readonly title: string;
  /** of an answer: the question that it answered */
  readonly questionId: string | null;
  readonly stance: string | null;
  readonly text: string;
  /** a date: when it was sent, or first raised */
  readonly saidOn: string;
  /** days from then to the day that is asked about */
  readonly age: number;
  /** what government made of it by that day; null: nothing yet */
  readonly outcome: string | null;
  /** decided since on the same policies, the latest first */
  readonly decidedSince: readonly { readonly decisionId: string; readonly title: string; readonly decidedOn: string }[];
  /** why it must not be repeated unread */
  readonly outOfDate: readonly ('old' | 'decided_since' | 'policy_ended' | 'not_adopted')[];
  readonly handling: Handling | null;
}

export interface PositionsAsked {
  /** words that are all in it; what is no word means nothing */
  readonly q?: string;
  /** a text that it is like: those that have most of its words in common come first, and only the first few */
  readonly like?: string;
  readonly theme?: string;
  /** a policy id */
  readonly policy?: string;
  /** a date: what had been said by the end of that day */
  readonly on: string;
}

/** What the position of the council was on something on a day: what it had sent and asked by then, the latest first. */
export class PositionsOn extends Query<readonly Position[]> {
  constructor(readonly asked: PositionsAsked) {
    super();
  }
}

const AT_MOST = 50;
const LIKE_AT_MOST = 5;
/** After so many months something said is old. */
const OLD_AFTER_MONTHS = 24;

interface Stored {
  readonly kind: Position['kind'];
  readonly id: string;
  readonly title: string;
  readonly questionId: string | null;
  readonly stance: string | null;
  readonly text: string;
  readonly saidOn: string;
  readonly askId: string | null;
  readonly consultationId: string | null;
  readonly policyIds: string;
  readonly handling: string | null;
}

const ANSWERS = `
  SELECT 'answer' AS kind, r.response_id AS id, c.title || coalesce(', question ' || (
      SELECT q.value ->> 'number' FROM consultation_questions cq, json_each(cq.questions) q
      WHERE cq.number = c.number AND q.value ->> 'questionId' = t.question_id), '') AS title,
    t.question_id AS questionId, t.stance, t.text, r.submitted_on AS saidOn, t.ask_id AS askId, r.consultation_id AS consultationId,
    c.policy_ids AS policyIds, c.themes AS themes, coalesce(r.handling, c.handling) AS handling, s.rank AS likeness
  FROM drafted_answers t LEFT JOIN answers_found s ON s.rowid = t.number JOIN responses r ON r.response_id = t.response_id
  JOIN consultations c ON c.consultation_id = r.consultation_id
  WHERE r.submitted_on <= @on AND r.state <> 'withdrawn' AND t.stance <> 'no_view'
    AND (@words IS NULL OR s.rowid IS NOT NULL)`;

const ASKS = `
  SELECT 'ask', a.ask_id, '', NULL, NULL, a.statement, ${firstRaisedOn('a.ask_id')}, a.ask_id, NULL, a.policy_ids, a.themes,
    a.handling, s.rank
  FROM asks a LEFT JOIN asks_found s ON s.rowid = a.number WHERE a.withdrawn_on IS NULL AND a.merged_into IS NULL
    AND (@words IS NULL OR s.rowid IS NOT NULL)`;

/** The rows of a full-text index that hold the words, each with how well. */
const found = (index: string) =>
  `(rowid, rank) AS MATERIALIZED (SELECT rowid, rank FROM ${index} WHERE @words IS NOT NULL AND ${index} MATCH coalesce(@words, '""'))`;

/** What had been said by the end of a day, with what became of it by then. */
export function positionsOn(db: Database, { q, like, theme, policy, on }: PositionsAsked): Position[] {
  const asked = matching(q) ?? null;
  const words = asked ?? akin(like) ?? null;
  if (words === null && !theme && !policy) return [];
  const [order, most] =
    asked === null && words !== null ? ['likeness, saidOn DESC', LIKE_AT_MOST] : ['saidOn DESC', AT_MOST];
  return all<Stored>(
    db,
    `WITH answers_found ${found('drafted_answers_search')}, asks_found ${found('asks_search')}
     SELECT * FROM (${ANSWERS} UNION ALL ${ASKS}) WHERE saidOn <= @on
       AND (@theme IS NULL OR EXISTS (SELECT 1 FROM json_each(themes) WHERE value = @theme))
       AND (@policy IS NULL OR EXISTS (SELECT 1 FROM json_each(policyIds) WHERE value = @policy))
     ORDER BY ${order}, kind, id LIMIT ${most}`,
    { words, on, theme: theme || null, policy: policy || null },
  ).map((row) => positionOf(db, row, on));
}

function positionOf(db: Database, row: Stored, on: string): Position {
  const { kind, id, title, questionId, stance, text, saidOn, handling } = row;
  const outcome = outcomeOf(db, row, on);
  const decidedSince = all<Position['decidedSince'][number]>(
    db,
    `SELECT d.decision_id AS decisionId, d.title, d.decided_on AS decidedOn FROM decisions d
     WHERE d.struck_out IS NULL AND d.decided_on > @saidOn AND d.decided_on <= @on
       AND EXISTS (SELECT 1 FROM json_each(d.policy_ids) p WHERE p.value IN (SELECT value FROM json_each(@policyIds)))
     ORDER BY d.decided_on DESC, d.number DESC`,
    { saidOn, on, policyIds: row.policyIds },
  );
  const ended = first(
    db,
    `SELECT 1 FROM policies WHERE policy_id IN (SELECT value FROM json_each(@policyIds))
       AND standing IN ('withdrawn', 'superseded') AND standing_since <= @on`,
    { policyIds: row.policyIds, on },
  );
  return {
    kind,
    id,
    title,
    questionId,
    stance,
    text,
    saidOn,
    age: daysBetween(saidOn, on),
    outcome,
    decidedSince,
    outOfDate: [
      ...(addMonths(saidOn, OLD_AFTER_MONTHS) <= on ? (['old'] as const) : []),
      ...(decidedSince.length > 0 ? (['decided_since'] as const) : []),
      ...(ended ? (['policy_ended'] as const) : []),
      ...(outcome === 'not_adopted' || outcome === 'overtaken' ? (['not_adopted'] as const) : []),
    ],
    handling: parsedOrNull<Handling>(handling),
  };
}

/** The latest answer to the ask that it carries; for an answer that carries none, that an outcome is published. */
function outcomeOf(db: Database, { askId, consultationId }: Stored, on: string): string | null {
  const answered = first<{ answer: string }>(
    db,
    `SELECT answer FROM ask_answers WHERE ask_id = ? AND answered_on <= ? AND struck_out IS NULL
       AND decision_id NOT IN (SELECT decision_id FROM ask_decisions_struck_out)
     ORDER BY answered_on DESC LIMIT 1`,
    askId,
    on,
  );
  if (answered) return answered.answer;
  const published = first(
    db,
    'SELECT 1 FROM consultations WHERE consultation_id = ? AND outcome_on <= ?',
    consultationId,
    on,
  );
  return published ? 'outcome_published' : null;
}

@QueryHandler(PositionsOn)
export class PositionsOnHandler implements IQueryHandler<PositionsOn> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ asked }: PositionsOn) {
    return positionsOn(this.readModels.db, asked);
  }
}
