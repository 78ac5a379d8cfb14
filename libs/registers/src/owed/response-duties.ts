import type { Database } from 'better-sqlite3';
import { sameWords, type AnswerWords } from '#responses';
import { londonDate, type Handling } from '#vocabulary';
import type { ConsultationQuestion } from '../consultations/find-consultation.js';
import { all, parsed, parsedOrNull } from '../sql.js';
import { isOneOf, type Duty, type DutyKind, type Somebody } from './duty.js';

/** A response that is neither sent nor ended, and its consultation. */
export interface ResponseUnderWay {
  readonly responseId: string;
  readonly consultationId: string;
  readonly title: string;
  readonly leadPersonId: string;
  readonly handling: Handling | null;
  readonly questions: readonly ConsultationQuestion[];
  readonly round: {
    readonly round: number;
    readonly closesAt: string;
    readonly state: 'open' | 'closed' | 'returned' | 'approved';
    readonly roster: readonly string[];
    readonly questionIds: readonly string[];
  } | null;
}

interface Stored {
  readonly responseId: string;
  readonly consultationId: string;
  readonly title: string;
  readonly leadPersonId: string;
  readonly handling: string | null;
  readonly consultationHandling: string | null;
  readonly questions: string | null;
  readonly round: number | null;
  readonly closesAt: string;
  readonly state: 'open' | 'closed' | 'returned' | 'approved';
  readonly roster: string;
  readonly questionIds: string;
}

/** Responses that are being worked on, the first begun first. */
export const responsesUnderWay = (db: Database): ResponseUnderWay[] =>
  all<Stored>(
    db,
    `SELECT r.response_id AS responseId, r.consultation_id AS consultationId, c.title, r.lead_person_id AS leadPersonId,
       r.handling, c.handling AS consultationHandling, q.questions, w.round, w.closes_at AS closesAt, w.state, w.roster,
       w.question_ids AS questionIds
     FROM responses r JOIN consultations c ON c.consultation_id = r.consultation_id
     LEFT JOIN consultation_questions q ON q.number = c.number
     LEFT JOIN work_rounds w ON w.response_id = r.response_id
     WHERE r.submitted_at IS NULL AND r.state NOT IN ('withdrawn', 'lapsed') AND c.withdrawn_on IS NULL
     ORDER BY r.number`,
  ).map((row) => ({
    responseId: row.responseId,
    consultationId: row.consultationId,
    title: row.title,
    leadPersonId: row.leadPersonId,
    handling: parsedOrNull<Handling>(row.handling) ?? parsedOrNull<Handling>(row.consultationHandling),
    questions: parsedOrNull<ConsultationQuestion[]>(row.questions) ?? [],
    round:
      row.round === null
        ? null
        : {
            round: row.round,
            closesAt: row.closesAt,
            state: row.state,
            roster: parsed<string[]>(row.roster),
            questionIds: parsed<string[]>(row.questionIds),
          },
  }));

type Due = Pick<Duty, 'dueOn'> & Partial<Pick<Duty, 'below' | 'detail'>>;

const dutyOf = (kind: DutyKind, { responseId, title, handling }: ResponseUnderWay, due: Due): Duty => ({
  kind,
  about: { kind: 'response', id: responseId, title },
  handling,
  ...due,
});

const numberOf = ({ questions }: ResponseUnderWay, questionId: string) => {
  const question = questions.find((one) => one.questionId === questionId);
  return question ? { detail: `Question ${question.number}` } : {};
};

/** Answers that somebody was given to write, or to look over, and that are not complete. `draftOn`: when the draft is due. */
export function assignedDuties(
  db: Database,
  response: ResponseUnderWay,
  { personId }: Somebody,
  draftOn: string | null,
): Duty[] {
  return all<{ questionId: string; authorId: string | null; words: string | null }>(
    db,
    `SELECT question_id AS questionId, author_id AS authorId, words FROM work_answers
     WHERE response_id = ? AND locked = 0 AND ? IN (author_id, reviewer_id) ORDER BY question_id`,
    response.responseId,
    personId,
  ).map(({ questionId, authorId }) =>
    dutyOf(authorId === personId ? 'write_answer' : 'review_answer', response, {
      below: `answers/${questionId}`,
      ...numberOf(response, questionId),
      dueOn: draftOn,
    }),
  );
}

/** Rulings that a member has neither accepted nor disputed; contributions that the secretariat has not ruled on. */
export function contributionDuties(db: Database, response: ResponseUnderWay, somebody: Somebody): Duty[] {
  const open = all<{ questionId: string; organisationId: string; ruling: string | null }>(
    db,
    `SELECT question_id AS questionId, organisation_id AS organisationId, ruling FROM work_contributions
     WHERE response_id = ? AND answered IS NULL ORDER BY offered_at, contribution_id`,
    response.responseId,
  );
  return open.flatMap(({ questionId, organisationId, ruling }) => {
    const due = { below: `answers/${questionId}`, ...numberOf(response, questionId), dueOn: null };
    if (ruling === null) return isOneOf(somebody, 'secretariat') ? [dutyOf('rule', response, due)] : [];
    return isOneOf(somebody, 'member', 'deputy') && organisationId === somebody.organisationId
      ? [dutyOf('accept_ruling', response, due)]
      : [];
  });
}

/** A position to take or to renew in the open round, for the own organisation; for the chair, to close and to approve. */
export function signOffDuties(db: Database, response: ResponseUnderWay, somebody: Somebody, now: string): Duty[] {
  const { round } = response;
  if (!round) return [];
  const dueOn = londonDate(round.closesAt);
  if (isOneOf(somebody, 'chair')) {
    if (round.state === 'closed') return [dutyOf('approve', response, { dueOn: null })];
    if (round.state === 'open' && Date.parse(round.closesAt) <= Date.parse(now))
      return [dutyOf('close_sign_off', response, { dueOn })];
  }
  const { organisationId } = somebody;
  if (round.state !== 'open' || !organisationId || !isOneOf(somebody, 'member', 'deputy')) return [];
  if (!round.roster.includes(organisationId)) return [];
  const [held] = all<{ position: string; covers: string }>(
    db,
    'SELECT position, covers FROM work_positions WHERE response_id = ? AND round = ? AND organisation_id = ?',
    response.responseId,
    round.round,
    organisationId,
  );
  if (!held) return [dutyOf('take_position', response, { below: 'sign-off', dueOn })];
  return held.position !== 'recused' && isStale(db, response, round.questionIds, held.covers)
    ? [dutyOf('renew_position', response, { below: 'sign-off', dueOn })]
    : [];
}

function isStale(db: Database, { responseId }: ResponseUnderWay, questionIds: readonly string[], covers: string) {
  const seen = parsed<Readonly<Record<string, Omit<AnswerWords, 'questionId'>>>>(covers);
  return all<{ questionId: string; words: string }>(
    db,
    'SELECT question_id AS questionId, words FROM work_answers WHERE response_id = ? AND words IS NOT NULL',
    responseId,
  )
    .filter(({ questionId }) => questionIds.includes(questionId))
    .some(({ questionId, words }) => {
      const before = seen[questionId];
      const now = { questionId, ...parsed<Omit<AnswerWords, 'questionId'>>(words) };
      return !sameWords(now, before && { questionId, ...before });
    });
}
