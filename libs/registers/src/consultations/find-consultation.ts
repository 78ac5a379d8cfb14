import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { closingDate, type Reference } from '#vocabulary';
import { decisionRows, type DecisionRow } from '../decisions/list-decisions.js';
import { engagementRows, type EngagementRow } from '../engagements/list-engagements.js';
import { RELATED_AT_MOST, type Recorded } from '../listing.js';
import { policyRows, type PolicyRow } from '../policies/list-policies.js';
import { responseRows, type ResponseRow } from '../responses/list-responses.js';
import { all, first, ids, parsedOrNull } from '../sql.js';
import { consultationRows, type ConsultationRow } from './list-consultations.js';

export interface WaysToRespond {
  readonly url?: string;
  readonly email?: string;
  readonly postalAddress?: string;
}

export interface ConsultationQuestion {
  readonly questionId: string;
  readonly number: string;
  readonly text: string;
  readonly kind: 'open' | 'choice' | 'factual';
  readonly options?: readonly string[];
}

export interface Triage extends Recorded {
  readonly decision: string;
  readonly reason: string;
  readonly leadPersonId: string | null;
  /** the answers to the questions of triage: yes or no, or a few words */
  readonly relatesTo: Readonly<Record<string, boolean | string>> | null;
}

/** What was believed to be the deadline, and from when the tracker knew it: in order of recording. */
export interface Deadline extends Recorded {
  readonly how: 'logged' | 'corrected' | 'moved';
  readonly closesAt: string | null;
  readonly closesOn: string | null;
  /** of a move: when it was made public */
  readonly publishedOn: string | null;
  readonly reason: string | null;
  readonly reference: Reference | null;
}

/** A milestone that the council put on a day of its choosing, or (without a day) had counted again. */
export interface SetMilestone extends Recorded {
  readonly milestone: 'decide' | 'draft' | 'sign_off' | 'send';
  readonly on: string | null;
  readonly reason: string;
}

/** A step of government on it: feedback or outcome published. */
export interface Publication extends Recorded {
  readonly publishedOn: string;
  readonly summary: string | null;
  readonly reference: Reference | null;
}

/** All that a consultation's page shows; of what is related the newest 50. */
export interface ConsultationDetail {
  readonly consultation: ConsultationRow & {
    readonly summary: string | null;
    readonly waysToRespond: WaysToRespond | null;
  };
  readonly questions: readonly ConsultationQuestion[];
  /** the latest first */
  readonly triages: readonly Triage[];
  readonly deadlines: readonly Deadline[];
  /** the latest first */
  readonly setMilestones: readonly SetMilestone[];
  readonly feedback: readonly Publication[];
  /** as corrected */
  readonly outcomes: readonly Publication[];
  readonly withdrawal: (Recorded & { readonly withdrawnOn: string; readonly explanation: string }) | null;
  readonly lapses: readonly (Recorded & { readonly lapsedOn: string; readonly reason: string })[];
  readonly policies: readonly PolicyRow[];
  readonly engagements: readonly EngagementRow[];
  readonly responses: readonly ResponseRow[];
  readonly decisions: readonly DecisionRow[];
}

/** One consultation; undefined when there is none. `now` is an instant. */
export class FindConsultation extends Query<ConsultationDetail | undefined> {
  constructor(
    readonly consultationId: string,
    readonly now: string,
  ) {
    super();
  }
}

interface StoredConsultation extends Recorded {
  readonly number: number;
  readonly summary: string | null;
  readonly waysToRespond: string | null;
  readonly loggedClosesAt: string | null;
}

function triageRows(db: Database, consultationId: string): Triage[] {
  return all<Omit<Triage, 'relatesTo'> & { relatesTo: string | null }>(
    db,
    `SELECT decision, reason, lead_person_id AS leadPersonId, relates_to AS relatesTo, recorded_at AS recordedAt, actor
     FROM consultation_triages WHERE consultation_id = ? ORDER BY position DESC`,
    consultationId,
  ).map((row) => ({ ...row, relatesTo: parsedOrNull(row.relatesTo) }));
}

function deadlineRows(db: Database, consultationId: string, logged: StoredConsultation): Deadline[] {
  const { recordedAt, actor, loggedClosesAt } = logged;
  const asLogged = { how: 'logged', publishedOn: null, reason: null, reference: null, recordedAt, actor } as const;
  const later = all<Omit<Deadline, 'reference'> & { reference: string | null }>(
    db,
    `SELECT how, closes_at AS closesAt, published_on AS publishedOn, reason, reference, recorded_at AS recordedAt, actor
     FROM consultation_deadlines WHERE consultation_id = ? ORDER BY position`,
    consultationId,
  ).map((row) => ({ ...row, reference: parsedOrNull<Reference>(row.reference) }));
  const known = loggedClosesAt === null ? later : [{ ...asLogged, closesAt: loggedClosesAt }, ...later];
  return known.map((row) => ({ ...row, closesOn: row.closesAt === null ? null : closingDate(row.closesAt) }));
}

interface Milestone extends Recorded {
  readonly what: 'feedback' | 'outcome' | 'withdrawn' | 'lapsed';
  readonly on: string;
  readonly words: string | null;
  readonly reference: string | null;
}

function milestones(db: Database, consultationId: string) {
  const rows = all<Milestone>(
    db,
    `SELECT what, happened_on AS "on", words, reference, recorded_at AS recordedAt, actor
     FROM consultation_milestones WHERE consultation_id = ? ORDER BY happened_on, position`,
    consultationId,
  );
  const of = (what: Milestone['what']) => rows.filter((row) => row.what === what);
  const published = ({ on, words, reference, recordedAt, actor }: Milestone): Publication => ({
    publishedOn: on,
    summary: words,
    reference: parsedOrNull(reference),
    recordedAt,
    actor,
  });
  const [withdrawn] = of('withdrawn');
  return {
    feedback: of('feedback').map(published),
    outcomes: of('outcome').map(published),
    withdrawal: withdrawn
      ? {
          withdrawnOn: withdrawn.on,
          explanation: withdrawn.words ?? '',
          recordedAt: withdrawn.recordedAt,
          actor: withdrawn.actor,
        }
      : null,
    lapses: of('lapsed').map(({ on, words, recordedAt, actor }) => ({
      lapsedOn: on,
      reason: words ?? '',
      recordedAt,
      actor,
    })),
  };
}

/** One consultation with all that its page shows. `now` is an instant. */
export function findConsultation(db: Database, consultationId: string, now: string): ConsultationDetail | undefined {
  const [consultation] = consultationRows(db, [consultationId], now);
  if (!consultation) return undefined;
  const stored = first<StoredConsultation>(
    db,
    `SELECT number, summary, ways_to_respond AS waysToRespond, logged_closes_at AS loggedClosesAt,
       recorded_at AS recordedAt, actor FROM consultations WHERE consultation_id = ?`,
    consultationId,
  )!;
  const questions = first<{ questions: string }>(
    db,
    'SELECT questions FROM consultation_questions WHERE number = ?',
    stored.number,
  );
  const newest = (sql: string) => ids(db, `${sql} LIMIT ${RELATED_AT_MOST}`, consultationId);
  return {
    consultation: {
      ...consultation,
      summary: stored.summary,
      waysToRespond: parsedOrNull<WaysToRespond>(stored.waysToRespond),
    },
    questions: parsedOrNull<ConsultationQuestion[]>(questions?.questions ?? null) ?? [],
    triages: triageRows(db, consultationId),
    deadlines: deadlineRows(db, consultationId, stored),
    setMilestones: all<SetMilestone>(
      db,
      `SELECT milestone, set_on AS "on", reason, recorded_at AS recordedAt, actor
       FROM consultation_set_milestones WHERE consultation_id = ? ORDER BY position DESC`,
      consultationId,
    ),
    ...milestones(db, consultationId),
    policies: policyRows(
      db,
      consultation.policies.map(({ id }) => id),
    ),
    engagements: engagementRows(
      db,
      newest(
        `SELECT e.engagement_id FROM engagement_links l JOIN engagements e ON e.number = l.number
         WHERE l.item_id = ? ORDER BY l.happened_on DESC, l.number DESC`,
      ),
    ),
    responses: responseRows(
      db,
      newest('SELECT response_id FROM responses WHERE consultation_id = ? ORDER BY number DESC'),
    ),
    decisions: decisionRows(
      db,
      newest(
        `SELECT decision_id FROM decisions WHERE consultation_id = ? AND struck_out IS NULL
         ORDER BY decided_on DESC, number DESC`,
      ),
    ),
  };
}

@QueryHandler(FindConsultation)
export class FindConsultationHandler implements IQueryHandler<FindConsultation> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ consultationId, now }: FindConsultation) {
    return findConsultation(this.readModels.db, consultationId, now);
  }
}
