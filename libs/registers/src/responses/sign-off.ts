import type { Database } from 'better-sqlite3';
import { projection } from '#read-models';
import type { AnswerWords, ResponseEvent } from '#responses';
import { json } from '../columns.js';
import { all, first } from '../sql.js';

/**
 * The rounds of sign-off with every position and statement, as recorded. The words that they are about are the versions of
 * the answers; what is stale or missing is worked out by whoever asks, with the functions that decide.
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
      closed_position INTEGER,
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
    );`,
  indexes: `
    CREATE INDEX response_positions_by_response ON response_positions (response_id, round);
    CREATE INDEX response_statements_by_response ON response_statements (response_id, round);`,
  effects: (db) => {
    const open = db.prepare(
      'INSERT OR REPLACE INTO response_rounds (response_id, round, opened, opened_at) VALUES (?, ?, ?, ?)',
    );
    const take = db.prepare('INSERT INTO response_positions VALUES (?, ?, ?, ?, ?, ?)');
    const state = db.prepare('INSERT INTO response_statements VALUES (?, ?, ?, ?, ?, ?, ?)');
    const close = db.prepare(
      'UPDATE response_rounds SET closed = ?, closed_at = ?, closed_position = ? WHERE response_id = ? AND round = ?',
    );
    const approve = db.prepare('UPDATE response_rounds SET approved_on = ? WHERE response_id = ? AND round = ?');
    const unapprove = db.prepare(
      'UPDATE response_rounds SET approved_on = NULL WHERE response_id = ? AND approved_on IS NOT NULL',
    );
    const giveBack = db.prepare('UPDATE response_rounds SET returned = ? WHERE response_id = ? AND round = ?');
    return {
      AnswerDrafted: ({ data }) => unapprove.run(data.responseId),
      SignOffOpened: ({ data, metadata: { recordedAt } }) =>
        open.run(data.responseId, data.round, json(data), recordedAt),
      PositionTaken: ({ data, position, metadata: { recordedAt, actor } }) =>
        take.run(position, data.responseId, data.round, json(data), recordedAt, actor),
      MinorityStatementFiled: ({ data, position, metadata: { recordedAt, actor } }) => {
        const { responseId, organisationId, text } = data;
        state.run(position, responseId, lastRound(db, responseId), organisationId, text, recordedAt, actor);
      },
      SignOffClosed: ({ data, position, metadata: { recordedAt } }) =>
        close.run(json(data), recordedAt, position, data.responseId, data.round),
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

const WORDING = 'question_id AS questionId, sha256, stance, text, ask_id AS askId';

/** The answers of a response as they stood when the log had come to a position; default: as they stand. */
export const wordingsNow = (db: Database, responseId: string, position = Number.MAX_SAFE_INTEGER): Wording[] =>
  all<Wording>(
    db,
    `SELECT ${WORDING} FROM answer_versions v WHERE response_id = @responseId AND version =
       (SELECT max(version) FROM answer_versions WHERE response_id = v.response_id AND question_id = v.question_id
          AND position <= @position)`,
    { responseId, position },
  );

/** Every wording that an answer has had, the latest first. */
export const wordingsOf = (db: Database, responseId: string, questionId: string): Wording[] =>
  all<Wording>(
    db,
    `SELECT ${WORDING} FROM answer_versions WHERE response_id = ? AND question_id = ? ORDER BY version DESC`,
    responseId,
    questionId,
  );
