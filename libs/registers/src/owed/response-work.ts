import { projection } from '#read-models';
import { sha256OfAnswer, type ResponseEvent } from '#responses';
import { json } from '../columns.js';

/**
 * The work on responses as whoever has to do some of it sees it: who writes and reviews which answer, what became of each
 * contribution, and in the latest round who was asked and which words each position covers.
 */
export const responseWork = projection<ResponseEvent>({
  name: 'response-work',
  tables: `
    CREATE TABLE work_answers (
      response_id TEXT NOT NULL,
      question_id TEXT NOT NULL,
      author_id TEXT,
      reviewer_id TEXT,
      locked INTEGER NOT NULL DEFAULT 0,
      -- of the words as they stand: their hash and stance
      words TEXT,
      PRIMARY KEY (response_id, question_id)
    ) WITHOUT ROWID;
    CREATE TABLE work_contributions (
      response_id TEXT NOT NULL,
      contribution_id TEXT NOT NULL,
      question_id TEXT NOT NULL,
      organisation_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      text TEXT NOT NULL,
      offered_at TEXT NOT NULL,
      ruling TEXT,
      reason TEXT,
      ruled_at TEXT,
      -- accepted, disputed or withdrawn
      answered TEXT,
      PRIMARY KEY (response_id, contribution_id)
    ) WITHOUT ROWID;
    CREATE TABLE work_rounds (
      response_id TEXT PRIMARY KEY,
      round INTEGER NOT NULL,
      closes_at TEXT NOT NULL,
      -- open, closed, returned or approved
      state TEXT NOT NULL,
      roster TEXT NOT NULL,
      question_ids TEXT NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE work_positions (
      response_id TEXT NOT NULL,
      round INTEGER NOT NULL,
      organisation_id TEXT NOT NULL,
      position TEXT NOT NULL,
      -- by question, the hash and the stance that were seen
      covers TEXT NOT NULL,
      PRIMARY KEY (response_id, round, organisation_id)
    ) WITHOUT ROWID;`,
  indexes: 'CREATE INDEX work_contributions_by_organisation ON work_contributions (organisation_id);',
  effects: (db) => {
    const answer = (columns: string, values: string, changes: string) =>
      db.prepare(
        `INSERT INTO work_answers (response_id, question_id, ${columns}) VALUES (?, ?, ${values})
         ON CONFLICT DO UPDATE SET ${changes}`,
      );
    const assign = answer(
      'author_id, reviewer_id',
      '?, ?',
      'author_id = excluded.author_id, reviewer_id = excluded.reviewer_id',
    );
    const draft = answer('words', 'json(?)', 'words = excluded.words');
    const lock = answer('locked', '?', 'locked = excluded.locked');
    const offer = db.prepare(
      `INSERT INTO work_contributions (response_id, contribution_id, question_id, organisation_id, kind, text, offered_at)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    );
    const rule = db.prepare(
      `UPDATE work_contributions SET ruling = ?, reason = ?, ruled_at = ?, answered = NULL
       WHERE response_id = ? AND contribution_id = ?`,
    );
    const say = db.prepare('UPDATE work_contributions SET answered = ? WHERE response_id = ? AND contribution_id = ?');
    const open = db.prepare(`INSERT OR REPLACE INTO work_rounds VALUES (?, ?, ?, 'open', ?, ?)`);
    const move = db.prepare('UPDATE work_rounds SET state = ? WHERE response_id = ?');
    const unapprove = db.prepare(
      `UPDATE work_rounds SET state = 'closed' WHERE response_id = ? AND state = 'approved'`,
    );
    // what was seen before still counts for the same position; another position counts for what it names
    const take = db.prepare(
      `INSERT INTO work_positions VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
         covers = iif(position = excluded.position, json_patch(covers, excluded.covers), excluded.covers),
         position = excluded.position`,
    );
    return {
      QuestionAssigned: ({ data: { responseId, questionId, authorId, reviewerId } }) =>
        assign.run(responseId, questionId, authorId, reviewerId),
      AnswerDrafted: ({ data: { responseId, questionId, text, stance } }) => {
        draft.run(responseId, questionId, json({ sha256: sha256OfAnswer(text), stance }));
        unapprove.run(responseId);
      },
      AnswerLocked: ({ data }) => lock.run(data.responseId, data.questionId, 1),
      AnswerUnlocked: ({ data }) => lock.run(data.responseId, data.questionId, 0),
      ContributionOffered: ({ data, metadata: { recordedAt } }) => {
        const { contributionId, responseId, questionId, organisationId, kind, text } = data;
        offer.run(responseId, contributionId, questionId, organisationId, kind, text, recordedAt);
      },
      ContributionRuled: ({ data: { responseId, contributionId, ruling, reason }, metadata: { recordedAt } }) =>
        rule.run(ruling, reason, recordedAt, responseId, contributionId),
      RulingAccepted: ({ data }) => say.run('accepted', data.responseId, data.contributionId),
      RulingDisputed: ({ data }) => say.run('disputed', data.responseId, data.contributionId),
      ContributionWithdrawn: ({ data }) => say.run('withdrawn', data.responseId, data.contributionId),
      SignOffOpened: ({ data: { responseId, round, closesAt, roster, answers } }) =>
        open.run(responseId, round, closesAt, json(roster), json(answers.map(({ questionId }) => questionId))),
      PositionTaken: ({ data: { responseId, round, organisationId, position, answers } }) => {
        const covers = answers.map(({ questionId, sha256, stance }) => [questionId, { sha256, stance }] as const);
        take.run(responseId, round, organisationId, position, json(Object.fromEntries(covers)));
      },
      SignOffClosed: ({ data }) => move.run('closed', data.responseId),
      ResponseApproved: ({ data }) => move.run('approved', data.responseId),
      ResponseReturnedToDraft: ({ data }) => move.run('returned', data.responseId),
    };
  },
});
