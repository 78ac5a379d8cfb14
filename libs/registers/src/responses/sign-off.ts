import type { Database } from 'better-sqlite3';
import { projection } from '#read-models';
import { sha256OfAnswer, type AnswerWords, type ResponseEvent } from '#responses';
import { json } from '../columns.js';
import { all, first, parsed } from '../sql.js';

/**
 * The rounds of sign-off with every position and statement, as recorded, and every wording that an answer has had, by the
 * hash that positions name it by. What is stale or missing is worked out by whoever asks, with the functions that decide.
 */
export const signOff = projection<ResponseEvent>({
  name: 'sign-off',
  tables: `
    CREATE TABLE response_rounds (
      response_id TEXT NOT NULL,
      round INTEGER NOT NULL,
      opened TEXT NOT NULL,
      opened_at TEXT NOT NULL,
      closed TEXT,
      closed_at TEXT,
      closed_answers TEXT,
      approved_on TEXT,
      returned TEXT,
      PRIMARY KEY (response_id, round)
    ) WITHOUT ROWID;
    CREATE TABLE response_positions (
      position INTEGER PRIMARY KEY,
      response_id TEXT NOT NULL,
      round INTEGER NOT NULL,
      taken TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL
    );
    CREATE TABLE response_statements (
      position INTEGER PRIMARY KEY,
      response_id TEXT NOT NULL,
      round INTEGER NOT NULL,
      organisation_id TEXT NOT NULL,
      text TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL
    );
    CREATE TABLE answer_wordings (
      response_id TEXT NOT NULL,
      question_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      stance TEXT NOT NULL,
      text TEXT NOT NULL,
      ask_id TEXT,
      PRIMARY KEY (response_id, question_id, position)
    ) WITHOUT ROWID;`,
  indexes: `
    CREATE INDEX response_positions_by_response ON response_positions (response_id, round);
    CREATE INDEX response_statements_by_response ON response_statements (response_id, round);`,
  effects: (db) => {
    const open = db.prepare(
      'INSERT OR REPLACE INTO response_rounds (response_id, round, opened, opened_at) VALUES (?, ?, ?, ?)',
    );
    const take = db.prepare('INSERT INTO response_positions VALUES (?, ?, ?, ?, ?, ?)');
    const state = db.prepare('INSERT INTO response_statements VALUES (?, ?, ?, ?, ?, ?, ?)');
    const word = db.prepare('INSERT INTO answer_wordings VALUES (?, ?, ?, ?, ?, ?, ?)');
    const close = db.prepare(
      'UPDATE response_rounds SET closed = ?, closed_at = ?, closed_answers = ? WHERE response_id = ? AND round = ?',
    );
    const approve = db.prepare('UPDATE response_rounds SET approved_on = ? WHERE response_id = ? AND round = ?');
    const unapprove = db.prepare(
      'UPDATE response_rounds SET approved_on = NULL WHERE response_id = ? AND approved_on IS NOT NULL',
    );
    const giveBack = db.prepare('UPDATE response_rounds SET returned = ? WHERE response_id = ? AND round = ?');
    return {
      AnswerDrafted: ({ data: { responseId, questionId, stance, text, askId }, position }) => {
        word.run(responseId, questionId, position, sha256OfAnswer(text), stance, text, askId ?? null);
        unapprove.run(responseId);
      },
      SignOffOpened: ({ data, metadata: { recordedAt } }) =>
        open.run(data.responseId, data.round, json(data), recordedAt),
      PositionTaken: ({ data, position, metadata: { recordedAt, actor } }) =>
        take.run(position, data.responseId, data.round, json(data), recordedAt, actor),
      MinorityStatementFiled: ({ data, position, metadata: { recordedAt, actor } }) => {
        const { responseId, organisationId, text } = data;
        state.run(position, responseId, lastRound(db, responseId), organisationId, text, recordedAt, actor);
      },
      SignOffClosed: ({ data, metadata: { recordedAt } }) => {
        const opened = first<{ opened: string }>(
          db,
          'SELECT opened FROM response_rounds WHERE response_id = ? AND round = ?',
          data.responseId,
          data.round,
        );
        const asked = opened ? parsed<{ answers: AnswerWords[] }>(opened.opened).answers : [];
        const words = wordingsNow(db, data.responseId).filter(({ questionId }) =>
          asked.some((answer) => answer.questionId === questionId),
        );
        const answers = words.map(({ questionId, sha256, stance }) => ({ questionId, sha256, stance }));
        close.run(json(data), recordedAt, json(answers), data.responseId, data.round);
      },
      ResponseApproved: ({ data }) => approve.run(data.approvedOn, data.responseId, data.round),
      ResponseReturnedToDraft: ({ data, metadata: { recordedAt } }) => {
        const { responseId, reason } = data;
        giveBack.run(json({ reason, recordedAt }), responseId, lastRound(db, responseId));
        unapprove.run(responseId);
      },
    };
  },
});

/** The number of the latest round of a response; 0 when there was none. */
const lastRound = (db: Database, responseId: string): number =>
  first<{ round: number | null }>(
    db,
    'SELECT max(round) AS round FROM response_rounds WHERE response_id = ?',
    responseId,
  )?.round ?? 0;

/** An answer in certain words. */
export interface Wording extends Required<AnswerWords> {
  readonly text: string;
  /** the ask that it carries */
  readonly askId: string | null;
}

/** The answers of a response as they stand. */
export const wordingsNow = (db: Database, responseId: string): Wording[] =>
  all<Wording>(
    db,
    `SELECT question_id AS questionId, sha256, stance, text, ask_id AS askId FROM answer_wordings w WHERE response_id = ? AND position =
       (SELECT max(position) FROM answer_wordings WHERE response_id = w.response_id AND question_id = w.question_id)`,
    responseId,
  );

/** Every wording that an answer has had, the latest first. */
export const wordingsOf = (db: Database, responseId: string, questionId: string): Wording[] =>
  all<Wording>(
    db,
    `SELECT question_id AS questionId, sha256, stance, text, ask_id AS askId FROM answer_wordings
     WHERE response_id = ? AND question_id = ? ORDER BY position DESC`,
    responseId,
    questionId,
  );
