import { projection } from '#read-models';
import { sha256OfAnswer, type ResponseEvent } from '#responses';
import { json, searchable } from '../columns.js';

/**
 * The answers of responses in all their versions, who works on them, and the contributions to them with what became of
 * each. A version that a ruling brought carries the contribution: both were recorded by one command. It also carries the
 * hash that positions name it by, and where in the log it stands.
 */
export const drafting = projection<ResponseEvent>({
  name: 'drafting',
  tables: `
    CREATE TABLE drafted_answers (
      number INTEGER PRIMARY KEY,
      response_id TEXT NOT NULL,
      question_id TEXT NOT NULL,
      version INTEGER NOT NULL DEFAULT 0,
      stance TEXT,
      text TEXT NOT NULL DEFAULT '',
      ask_id TEXT,
      author_id TEXT,
      reviewer_id TEXT,
      locked INTEGER NOT NULL DEFAULT 0,
      UNIQUE (response_id, question_id)
    );
    CREATE TABLE answer_versions (
      position INTEGER PRIMARY KEY,
      response_id TEXT NOT NULL,
      question_id TEXT NOT NULL,
      version INTEGER NOT NULL,
      base_version INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      stance TEXT NOT NULL,
      text TEXT NOT NULL,
      ask_id TEXT,
      contribution_id TEXT,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL
    );
    CREATE TABLE response_contributions (
      response_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      contribution_id TEXT NOT NULL,
      question_id TEXT NOT NULL,
      organisation_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      text TEXT NOT NULL,
      replaces TEXT,
      on_version INTEGER NOT NULL,
      offered_at TEXT NOT NULL,
      actor TEXT NOT NULL,
      ruling TEXT,
      reason TEXT,
      merged_into TEXT,
      ruled_at TEXT,
      ruled_by TEXT,
      ruled_in TEXT,
      said TEXT,
      comment TEXT,
      withdrawn_at TEXT,
      PRIMARY KEY (response_id, position)
    ) WITHOUT ROWID;`,
  indexes: `
    CREATE UNIQUE INDEX answer_versions_by_question ON answer_versions (response_id, question_id, version);
    ${searchable('drafted_answers', ['text'])}`,
  effects: (db) => {
    const begin = db.prepare('INSERT OR IGNORE INTO drafted_answers (response_id, question_id) VALUES (?, ?)');
    const draft = db
      .prepare<[responseId: string, questionId: string, ...words: (string | null)[]], number>(
        `INSERT INTO drafted_answers (response_id, question_id, version, stance, text, ask_id) VALUES (?, ?, 1, ?, ?, ?)
         ON CONFLICT DO UPDATE SET version = version + 1, stance = excluded.stance, text = excluded.text,
           ask_id = excluded.ask_id RETURNING version`,
      )
      .pluck();
    const keep = db.prepare(
      `INSERT INTO answer_versions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,
         (SELECT contribution_id FROM response_contributions WHERE response_id = ? AND ruled_in = ?), ?, ?)`,
    );
    const assign = db.prepare(
      'UPDATE drafted_answers SET author_id = ?, reviewer_id = ? WHERE response_id = ? AND question_id = ?',
    );
    const lock = db.prepare('UPDATE drafted_answers SET locked = ? WHERE response_id = ? AND question_id = ?');
    const offer = db.prepare(
      `INSERT INTO response_contributions (response_id, position, contribution_id, question_id, organisation_id, kind,
         text, replaces, on_version, offered_at, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    const rule = db.prepare(
      `UPDATE response_contributions SET ruling = ?, reason = ?, merged_into = ?, ruled_at = ?, ruled_by = ?,
         ruled_in = ?, said = NULL, comment = NULL WHERE response_id = ? AND contribution_id = ?`,
    );
    const say = db.prepare(
      'UPDATE response_contributions SET said = ?, comment = ? WHERE response_id = ? AND contribution_id = ?',
    );
    const withdraw = db.prepare(
      'UPDATE response_contributions SET withdrawn_at = ? WHERE response_id = ? AND contribution_id = ?',
    );
    const version = db.prepare<[string, string], { version: number }>(
      'SELECT version FROM drafted_answers WHERE response_id = ? AND question_id = ?',
    );
    return {
      AnswerDrafted: ({ data, position, metadata }) => {
        const { responseId, questionId, stance, text, askId, baseVersion } = data;
        const { $causationId, recordedAt, actor } = metadata;
        const words = [stance, text, askId ?? null];
        const version = draft.get(responseId, questionId, ...words);
        const versionOf = [position, responseId, questionId, version, baseVersion, sha256OfAnswer(text)];
        keep.run(...versionOf, ...words, responseId, $causationId, recordedAt, actor);
      },
      QuestionAssigned: ({ data: { responseId, questionId, authorId, reviewerId } }) => {
        begin.run(responseId, questionId);
        assign.run(authorId ?? null, reviewerId ?? null, responseId, questionId);
      },
      AnswerLocked: ({ data }) => lock.run(1, data.responseId, data.questionId),
      AnswerUnlocked: ({ data }) => lock.run(0, data.responseId, data.questionId),
      ContributionOffered: ({ data, position, metadata: { recordedAt, actor } }) => {
        const { responseId, contributionId, questionId, organisationId, kind, text, replaces } = data;
        const onVersion = version.get(responseId, questionId)?.version ?? 0;
        const offered = [contributionId, questionId, organisationId, kind, text, json(replaces), onVersion];
        offer.run(responseId, position, ...offered, recordedAt, actor);
      },
      ContributionRuled: ({ data, metadata: { recordedAt, actor, $causationId } }) =>
        rule.run(
          data.ruling,
          data.reason,
          data.mergedInto ?? null,
          recordedAt,
          actor,
          $causationId,
          data.responseId,
          data.contributionId,
        ),
      RulingAccepted: ({ data }) => say.run('accepted', data.comment ?? null, data.responseId, data.contributionId),
      RulingDisputed: ({ data }) => say.run('disputed', data.comment ?? null, data.responseId, data.contributionId),
      ContributionWithdrawn: ({ data, metadata: { recordedAt } }) =>
        withdraw.run(recordedAt, data.responseId, data.contributionId),
    };
  },
});
