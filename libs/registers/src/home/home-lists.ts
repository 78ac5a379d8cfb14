import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { narrowedTo, ReadModels, touchedAt } from '#read-models';
import { addDays, daysBetween, londonDate } from '#vocabulary';
import { awaitingAnswer, awaitingAnswerOn } from '../asks/awaiting.js';
import { askRows, type AskRow } from '../asks/list-asks.js';
import { rechecksDue } from '../asks/rechecks.js';
import { claimRows, type ClaimRow } from '../claims/list-claims.js';
import { allStandings } from '../claims/standings.js';
import {
  clockOf,
  consultationRows,
  endOf,
  STATE_IS,
  type ConsultationRow,
} from '../consultations/list-consultations.js';
import { decisionRows, type DecisionRow } from '../decisions/list-decisions.js';
import { keptAt } from '../kept.js';
import type { ItemKind } from '../listing.js';
import { responseRows, type ResponseRow } from '../responses/list-responses.js';
import { all, first } from '../sql.js';

/** The first rows of a list, and how long it is. */
export interface Shortlist<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface RecentItem {
  readonly kind: ItemKind;
  readonly id: string;
  readonly title: string;
  readonly recordedAt: string;
}

/** A response that lapsed by itself, or a consultation that the council meant to answer and for which nothing was begun. */
export interface ReasonWanted {
  readonly kind: 'response' | 'consultation';
  readonly id: string;
  /** of the consultation */
  readonly title: string;
  /** an instant */
  readonly closesAt: string;
}

/** What the home page lays on the desk. */
export interface Desk {
  /** upcoming and open, without a triage: the soonest to close first */
  readonly toTriage: Shortlist<ConsultationRow>;
  /** open, closing within 28 days, triaged to lead or contribute: the soonest first */
  readonly closingSoon: Shortlist<ConsultationRow>;
  /** neither sent nor ended, their consultations not withdrawn: the soonest to close first, with the closing instant */
  readonly inDrafting: Shortlist<ResponseRow & { readonly closesAt: string | null }>;
  /** what was not answered in time, and nobody has said why: the latest close first */
  readonly reasonsWanted: Shortlist<ReasonWanted>;
  /** closed, that the council responded to, without an outcome: the longest waiting first */
  readonly awaitingOutcome: Shortlist<ConsultationRow & { readonly days: number }>;
  /** asks raised and not answered: the longest waiting first (`awaitingDays` is the age) */
  readonly awaitingAnswer: Shortlist<AskRow>;
  /** decisions with asks of their policies that nobody has answered: the latest first */
  readonly answersToRecord: Shortlist<DecisionRow>;
  /** claims that nobody has verified, or whose verification has ended, about answers that stand: the latter first, then the oldest */
  readonly claimsToVerify: Shortlist<ClaimRow>;
  /** asks to be looked at again after an answer: the longest due first (`nextRecheckOn` is the day) */
  readonly rechecksDue: Shortlist<AskRow>;
  /** the latest items of all kinds, without what was struck out */
  readonly recent: readonly RecentItem[];
}

/** What waits for the secretariat; at most `rows` of each. `now` is an instant. */
export class HomeDesk extends Query<Desk> {
  constructor(
    readonly now: string,
    readonly rows = 5,
  ) {
    super();
  }
}

/** What of it those have before them who do not work at the desk. */
export type MemberDesk = Pick<Desk, 'closingSoon' | 'recent'>;

/** The same for a member. */
export class DeskOfMember extends Query<MemberDesk> {
  constructor(
    readonly now: string,
    readonly rows = 5,
  ) {
    super();
  }
}

const CLOSING_SOON_DAYS = 28;

/**
 * The first ids of a list and how long it is. `from` is what follows FROM, with its conditions: what is kept in order need
 * not be walked through to find the first; what is reckoned for somebody who sees less is better reckoned but once.
 */
function shortlist(db: Database, id: string, from: string, order: string, rows: number, ...values: readonly unknown[]) {
  const isReckoned = narrowedTo(db) !== undefined;
  const found = all<{ id: string; total: number }>(
    db,
    `SELECT ${id} AS id, ${isReckoned ? 'count(*) OVER ()' : 0} AS total FROM ${from} ORDER BY ${order} LIMIT ${Math.trunc(rows)}`,
    ...values,
  );
  const total = isReckoned
    ? (found[0]?.total ?? 0)
    : first<{ total: number }>(db, `SELECT count(*) AS total FROM ${from}`, ...values)!.total;
  return { total, ids: found.map((row) => row.id) };
}

/** The first consultations of a list, over `c`, with what `clockOf` names; the soonest to close first. */
function consultationsThat(db: Database, conditions: string, now: string, rows: number): Shortlist<ConsultationRow> {
  const clock = { ...clockOf(db, now), soon: endOf(addDays(londonDate(now), CLOSING_SOON_DAYS)) };
  const from = `consultations c WHERE ${conditions}`;
  const found = shortlist(db, 'c.consultation_id', from, 'c.closes, c.number', rows, clock);
  return { total: found.total, rows: consultationRows(db, found.ids, now) };
}

const closingSoon = (db: Database, now: string, rows: number) =>
  consultationsThat(db, `c.triage IN ('lead', 'contribute') AND ${STATE_IS.open} AND c.closes <= @soon`, now, rows);

function consultationsWaiting(db: Database, now: string, rows: number) {
  const awaiting = consultationsThat(
    db,
    `${STATE_IS.closed_awaiting_outcome} AND EXISTS (SELECT 1 FROM responses r
       WHERE r.consultation_id = c.consultation_id AND r.submitted_at IS NOT NULL)`,
    now,
    rows,
  );
  const today = londonDate(now);
  return {
    toTriage: consultationsThat(db, `c.triage IS NULL AND (${STATE_IS.upcoming} OR ${STATE_IS.open})`, now, rows),
    closingSoon: closingSoon(db, now, rows),
    awaitingOutcome: {
      total: awaiting.total,
      rows: awaiting.rows.map((row) => ({ ...row, days: daysBetween(row.closesOn!, today) })),
    },
  };
}

function draftsUnderWay(db: Database, rows: number) {
  const found = shortlist(
    db,
    'r.response_id',
    `responses r JOIN consultations c ON c.consultation_id = r.consultation_id
     WHERE r.submitted_at IS NULL AND r.state NOT IN ('withdrawn', 'lapsed') AND c.withdrawn_on IS NULL`,
    'c.closes, r.number',
    rows,
  );
  const closings = new Map(
    all<{ responseId: string; closesAt: string | null }>(
      db,
      `SELECT r.response_id AS responseId, c.closes_at AS closesAt FROM responses r
       JOIN consultations c ON c.consultation_id = r.consultation_id
       WHERE r.response_id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(found.ids),
    ).map(({ responseId, closesAt }) => [responseId, closesAt]),
  );
  return {
    total: found.total,
    rows: responseRows(db, found.ids).map((row) => ({ ...row, closesAt: closings.get(row.responseId) ?? null })),
  };
}

function reasonsWanted(db: Database, now: string, rows: number): Shortlist<ReasonWanted> {
  const found = all<ReasonWanted & { total: number }>(
    db,
    `SELECT *, count(*) OVER () AS total FROM (
       SELECT 'response' AS kind, r.response_id AS id, c.title AS title, c.closes_at AS closesAt
       FROM responses r JOIN consultations c ON c.consultation_id = r.consultation_id
       WHERE r.reason_wanted = 1 AND r.state = 'lapsed' AND r.submitted_at IS NULL
       UNION ALL
       SELECT 'consultation', c.consultation_id, c.title, c.closes_at FROM consultations c
       WHERE c.triage IN ('lead', 'contribute') AND c.lapsed_on IS NULL AND ${STATE_IS.closed_awaiting_outcome}
         AND NOT EXISTS (SELECT 1 FROM responses r WHERE r.consultation_id = c.consultation_id))
     ORDER BY unixepoch(closesAt) DESC, id LIMIT ${Math.trunc(rows)}`,
    clockOf(db, now),
  );
  return {
    total: found[0]?.total ?? 0,
    rows: found.map(({ kind, id, title, closesAt }) => ({ kind, id, title, closesAt })),
  };
}

function recentItems(db: Database, rows: number): RecentItem[] {
  // the latest rows, one by one: an index of what stands would have all of it put in order
  const latest = (kind: ItemKind, table: string, id: string, title: string, number = 'number') =>
    `SELECT * FROM (SELECT '${kind}' AS kind, ${id} AS id, ${title} AS title, recorded_at AS recordedAt
       FROM ${table} ORDER BY ${number} DESC LIMIT ${Math.trunc(rows)})`;
  return all<RecentItem>(
    db,
    `${[
      latest('policy', 'policies', 'policy_id', 'title', 'rowid'),
      latest('consultation', 'consultations', 'consultation_id', 'title'),
      latest('engagement', 'engagements WHERE +struck_out IS NULL', 'engagement_id', 'summary'),
      latest('ask', 'asks', 'ask_id', 'statement'),
      latest('decision', 'decisions WHERE +struck_out IS NULL', 'decision_id', 'title'),
      latest('claim', 'claims', 'claim_id', 'statement'),
      latest(
        'response',
        'responses r',
        'response_id',
        'coalesce((SELECT title FROM consultations c WHERE c.consultation_id = r.consultation_id), r.consultation_id)',
      ),
      latest('organisation', 'organisations', 'organisation_id', 'name'),
      latest('meeting', 'meetings', 'meeting_id', 'title'),
    ].join(' UNION ALL ')} ORDER BY recordedAt DESC, kind, id LIMIT ${Math.trunc(rows)}`,
  );
}

/** Decisions that stand, made on or after the day on which an ask that awaits an answer was first raised, on one of its policies. */
function answersToRecord(db: Database, rows: number) {
  const found = all<{ id: string; total: number }>(
    db,
    `WITH
       earliest AS MATERIALIZED (SELECT policy_id, min(day) AS day FROM ${awaitingAnswerOn(db)} GROUP BY policy_id),
       unrecorded AS MATERIALIZED (
         SELECT DISTINCT i.number, i.decided_on FROM earliest e
         CROSS JOIN decision_days i ON i.policy_id = e.policy_id AND i.decided_on >= e.day),
       latest AS MATERIALIZED (SELECT * FROM unrecorded ORDER BY decided_on DESC, number DESC LIMIT ${Math.trunc(rows)})
     SELECT d.decision_id AS id, (SELECT count(*) FROM unrecorded) AS total
     FROM latest l CROSS JOIN decisions d ON d.number = l.number ORDER BY l.decided_on DESC, l.number DESC`,
  );
  return { total: found[0]?.total ?? 0, ids: found.map(({ id }) => id) };
}

/** What waits for the secretariat, at most so many rows of each. `now` is an instant. */
export function homeDesk(db: Database, now: string, rows: number, position?: number): Desk {
  return keptAt(db, position, ['desk', clockOf(db, now), rows], () => {
    const today = londonDate(now);
    // what is looked for among all there is stands until something is recorded that it depends on
    const found = <Answer>(reads: readonly string[], question: string, answer: () => Answer) =>
      keptAt(
        db,
        position === undefined || db.memory ? undefined : touchedAt(db, reads),
        ['desk', question, rows],
        answer,
      );
    const raised = ['asks', 'engagements', 'responses'];
    const unanswered = found(raised, 'awaiting', () =>
      shortlist(db, 'ask_id', awaitingAnswer(db), 'day, number', rows),
    );
    const toRecord = found([...raised, 'decisions'], 'to record', () => answersToRecord(db, rows));
    const rechecks = rechecksDue(db, today, rows);
    const answered = allStandings(db, today, position).filter((standing) => standing.answered);
    const unverified = [
      ...answered.filter(({ state }) => state === 'lapsed'),
      ...answered.filter(({ state }) => state === 'unverified'),
    ];
    return {
      ...consultationsWaiting(db, now, rows),
      inDrafting: draftsUnderWay(db, rows),
      reasonsWanted: reasonsWanted(db, now, rows),
      awaitingAnswer: { total: unanswered.total, rows: askRows(db, unanswered.ids, today) },
      answersToRecord: { total: toRecord.total, rows: decisionRows(db, toRecord.ids) },
      claimsToVerify: {
        total: unverified.length,
        rows: claimRows(
          db,
          unverified.slice(0, rows).map(({ claimId }) => claimId),
          today,
        ),
      },
      rechecksDue: {
        total: rechecks.total,
        rows: askRows(
          db,
          rechecks.asks.map(({ id }) => id),
          today,
        ),
      },
      recent: recentItems(db, 2 * rows),
    };
  });
}

/** What members find, at most so many rows of each. `now` is an instant. */
export const deskOfMember = (db: Database, now: string, rows: number): MemberDesk => ({
  closingSoon: closingSoon(db, now, rows),
  recent: recentItems(db, 2 * rows),
});

@QueryHandler(HomeDesk)
export class HomeDeskHandler implements IQueryHandler<HomeDesk> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ now, rows }: HomeDesk) {
    return homeDesk(this.readModels.db, now, rows, this.readModels.position);
  }
}

@QueryHandler(DeskOfMember)
export class DeskOfMemberHandler implements IQueryHandler<DeskOfMember> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ now, rows }: DeskOfMember) {
    return deskOfMember(this.readModels.db, now, rows);
  }
}
