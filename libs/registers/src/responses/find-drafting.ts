import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import type { KnownAboutDrafting, Stance } from '#responses';
import type { ConsultationQuestion } from '../consultations/find-consultation.js';
import type { ItemRef, Recorded } from '../listing.js';
import { all, first, parsed } from '../sql.js';
import { responseRows, type ResponseRow } from './list-responses.js';
import { contributionRows, type ContributionRow } from './response-contributions.js';

/** An answer as somebody saved it. */
export interface AnswerVersionRow extends Recorded {
  readonly version: number;
  /** the version that it was written on; with others between, what they brought was kept */
  readonly baseVersion: number;
  readonly stance: Stance;
  readonly text: string;
  readonly ask: ItemRef | null;
  /** the contribution that brought it, when a ruling did */
  readonly contributionId: string | null;
}

/** A question of the form, its answer as it stands, and who works on it. */
export interface DraftedQuestion extends ConsultationQuestion {
  /** it is not in the form any more, but somebody has worked on it */
  readonly dropped: boolean;
  /** null: nobody has answered it */
  readonly answer: AnswerVersionRow | null;
  readonly authorId: string | null;
  readonly reviewerId: string | null;
  readonly locked: boolean;
}

/** A response in drafting: its questions with their answers, and all contributions. */
export interface DraftingDetail {
  readonly response: ResponseRow;
  /** its words are approved as they stand: nobody changes them until it is returned to draft */
  readonly approved: boolean;
  /** in the order of the form, then those that are not in it any more */
  readonly questions: readonly DraftedQuestion[];
  /** in the order in which they were offered */
  readonly contributions: readonly ContributionRow[];
}

/** How far the drafting of a response has come; undefined when there is no such response. */
export class FindDrafting extends Query<DraftingDetail | undefined> {
  constructor(readonly responseId: string) {
    super();
  }
}

/** All versions of the answer to one question of a response, the first first. */
export class AnswerVersions extends Query<readonly AnswerVersionRow[]> {
  constructor(
    readonly responseId: string,
    readonly questionId: string,
  ) {
    super();
  }
}

/** What a wish about the drafting of a response must know; `asking` says for whom, and what they may write. */
export class KnownOfDrafting extends Query<KnownAboutDrafting> {
  constructor(
    readonly responseId: string,
    readonly asking: Pick<KnownAboutDrafting, 'actingFor' | 'writer'> = {},
  ) {
    super();
  }
}

interface StoredAnswer {
  readonly questionId: string;
  readonly authorId: string | null;
  readonly reviewerId: string | null;
  readonly locked: number;
}

/** The drafting of a response with all that its pages show. */
export function findDrafting(db: Database, responseId: string): DraftingDetail | undefined {
  const [response] = responseRows(db, [responseId]);
  if (!response) return undefined;
  const asked = formOf(db, response.consultation.id);
  const worked = all<StoredAnswer>(
    db,
    `SELECT question_id AS questionId, author_id AS authorId, reviewer_id AS reviewerId, locked
     FROM drafted_answers WHERE response_id = ? ORDER BY number`,
    responseId,
  );
  const dropped = worked
    .filter(({ questionId }) => !asked.some((question) => question.questionId === questionId))
    .map(({ questionId }) => ({
      questionId,
      number: '–',
      text: 'A question that is not in the form any more',
      kind: 'open' as const,
    }));
  const latest = new Map(versionRows(db, responseId).map((version) => [version.questionId, version.row]));
  const approved = all(
    db,
    'SELECT 1 FROM response_rounds WHERE response_id = ? AND approved_on IS NOT NULL',
    responseId,
  );
  return {
    response,
    approved: approved.length > 0,
    questions: [...asked, ...dropped].map((question) => {
      const answer = worked.find(({ questionId }) => questionId === question.questionId);
      return {
        ...question,
        dropped: dropped.some(({ questionId }) => questionId === question.questionId),
        answer: latest.get(question.questionId) ?? null,
        authorId: answer?.authorId ?? null,
        reviewerId: answer?.reviewerId ?? null,
        locked: answer?.locked === 1,
      };
    }),
    contributions: contributionRows(db, responseId),
  };
}

/** The questions of a consultation as they are listed today. */
function formOf(db: Database, consultationId: string): ConsultationQuestion[] {
  const row = first<{ questions: string }>(
    db,
    `SELECT q.questions FROM consultation_questions q JOIN consultations c ON c.number = q.number
     WHERE c.consultation_id = ?`,
    consultationId,
  );
  return row ? parsed<ConsultationQuestion[]>(row.questions) : [];
}

interface StoredVersion extends Omit<AnswerVersionRow, 'ask'> {
  readonly questionId: string;
  readonly askId: string | null;
  readonly statement: string | null;
}

/** Versions of answers in their order: of one question, or the latest of every one. */
function versionRows(db: Database, responseId: string, questionId?: string) {
  const rows = all<StoredVersion>(
    db,
    `SELECT v.question_id AS questionId, v.version, v.base_version AS baseVersion, v.stance, v.text, v.ask_id AS askId,
       a.statement, v.contribution_id AS contributionId, v.recorded_at AS recordedAt, v.actor
     FROM answer_versions v LEFT JOIN asks a ON a.ask_id = v.ask_id
     WHERE v.response_id = @responseId AND ${
       questionId === undefined
         ? `v.version = (SELECT version FROM drafted_answers r WHERE r.response_id = v.response_id
              AND r.question_id = v.question_id)`
         : 'v.question_id = @questionId'
     } ORDER BY v.question_id, v.version`,
    { responseId, ...(questionId !== undefined && { questionId }) },
  );
  return rows.map(({ questionId: of, askId, statement, ...row }) => ({
    questionId: of,
    row: { ...row, ask: askId === null ? null : { id: askId, title: statement ?? askId } },
  }));
}

/** All versions of an answer, the first first. */
export const answerVersions = (db: Database, responseId: string, questionId: string): AnswerVersionRow[] =>
  versionRows(db, responseId, questionId).map(({ row }) => row);

/** What a wish about drafting must know; of a response that the tracker does not hold there are no questions. */
export function knownOfDrafting(
  db: Database,
  responseId: string,
  asking: KnownOfDrafting['asking'] = {},
): KnownAboutDrafting {
  const [response] = responseRows(db, [responseId]);
  const asked = response ? formOf(db, response.consultation.id) : [];
  return { ...asking, questionIds: new Set(asked.map(({ questionId }) => questionId)) };
}

@QueryHandler(FindDrafting)
export class FindDraftingHandler implements IQueryHandler<FindDrafting> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ responseId }: FindDrafting) {
    return findDrafting(this.readModels.db, responseId);
  }
}

@QueryHandler(AnswerVersions)
export class AnswerVersionsHandler implements IQueryHandler<AnswerVersions> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ responseId, questionId }: AnswerVersions) {
    return answerVersions(this.readModels.db, responseId, questionId);
  }
}

@QueryHandler(KnownOfDrafting)
export class KnownOfDraftingHandler implements IQueryHandler<KnownOfDrafting> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ responseId, asking }: KnownOfDrafting) {
    return knownOfDrafting(this.readModels.db, responseId, asking);
  }
}
