import type { ConsultationEvent } from '#consultations';
import { projection } from '#read-models';
import { correcting, handled, json, links, searchable } from '../columns.js';

/**
 * Consultations as they stand, with what was known of them when. The source state is not here: it is computed from
 * opens_on, closes, outcome_on and withdrawn_on at the moment of a question. Labels hold the departments, themes and
 * nations once more, a row each, to be filtered and counted by.
 */
export const consultations = projection<ConsultationEvent>({
  name: 'consultations',
  tables: `
    CREATE TABLE consultations (
      number INTEGER PRIMARY KEY,
      consultation_id TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      kind TEXT NOT NULL,
      summary TEXT,
      departments TEXT NOT NULL,
      themes TEXT NOT NULL,
      nations TEXT NOT NULL,
      policy_ids TEXT NOT NULL,
      opens_on TEXT,
      logged_closes_at TEXT,
      closes_at TEXT,
      -- when the move that says so was made public
      moved_on TEXT,
      -- seconds since 1970; the year 9999 when no closing is known
      closes INTEGER NOT NULL GENERATED ALWAYS AS (coalesce(unixepoch(closes_at), 253402300799)) STORED,
      source TEXT,
      ways_to_respond TEXT,
      handling TEXT,
      triage TEXT,
      lead_person_id TEXT,
      outcome_on TEXT,
      withdrawn_on TEXT,
      lapsed_on TEXT,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL,
      revision INTEGER NOT NULL
    );
    CREATE TABLE consultation_questions (
      number INTEGER PRIMARY KEY,
      questions TEXT NOT NULL,
      words TEXT NOT NULL,
      revision INTEGER NOT NULL
    );
    CREATE TABLE consultation_triages (
      position INTEGER PRIMARY KEY,
      consultation_id TEXT NOT NULL,
      decision TEXT NOT NULL,
      reason TEXT NOT NULL,
      lead_person_id TEXT,
      relates_to TEXT,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL
    );
    CREATE TABLE consultation_deadlines (
      consultation_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      how TEXT NOT NULL,
      closes_at TEXT,
      published_on TEXT,
      reason TEXT,
      reference TEXT,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL,
      PRIMARY KEY (consultation_id, position)
    ) WITHOUT ROWID;
    CREATE TABLE consultation_set_milestones (
      consultation_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      milestone TEXT NOT NULL,
      set_on TEXT,
      reason TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL,
      PRIMARY KEY (consultation_id, position)
    ) WITHOUT ROWID;
    CREATE TABLE consultation_milestones (
      consultation_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      what TEXT NOT NULL,
      happened_on TEXT NOT NULL,
      words TEXT,
      reference TEXT,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL,
      PRIMARY KEY (consultation_id, position)
    ) WITHOUT ROWID;`,
  indexes: `
    ${handled('consultations', 'consultation_id')}
    CREATE INDEX consultations_by_closing ON consultations (closes);
    CREATE INDEX consultations_by_opening ON consultations (coalesce(opens_on, ''));
    CREATE INDEX consultations_by_title ON consultations (title COLLATE NOCASE);
    CREATE INDEX consultations_by_source ON consultations (source ->> 'system', source ->> 'key');
    CREATE INDEX consultations_by_state ON consultations (withdrawn_on, outcome_on, opens_on, closes, triage, kind);
    CREATE INDEX consultation_triages_by_consultation ON consultation_triages (consultation_id);
    ${links({
      name: 'consultation_labels',
      columns: 'facet TEXT NOT NULL, value TEXT NOT NULL, number INTEGER NOT NULL',
      of: 'consultations',
      follows: ['departments', 'themes', 'nations'],
      entries: (row, from) =>
        `SELECT facet.key AS facet, label.value AS value, ${row}.number AS number FROM ${from} json_each(json_object(
           'department', json(${row}.departments), 'theme', json(${row}.themes), 'nation', json(${row}.nations))) facet,
           json_each(facet.value) label WHERE true`,
    })}
    ${links({
      name: 'consultation_policies',
      columns: 'policy_id TEXT NOT NULL, consultation_id TEXT NOT NULL, number INTEGER NOT NULL',
      of: 'consultations',
      follows: ['policy_ids'],
      entries: (row, from) =>
        `SELECT item.value AS policy_id, ${row}.consultation_id AS consultation_id, ${row}.number AS number
         FROM ${from} json_each(${row}.policy_ids) item WHERE true`,
    })}
    CREATE INDEX consultation_policies_by_consultation ON consultation_policies (consultation_id);
    ${searchable('consultations', ['title', 'summary'])}
    ${searchable('consultation_questions', ['words'])}`,
  effects: (db) => {
    const log = db.prepare(
      `INSERT INTO consultations (consultation_id, title, kind, summary, departments, themes, nations, policy_ids,
         opens_on, logged_closes_at, closes_at, source, ways_to_respond, handling, recorded_at, actor, revision)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    );
    const link = db.prepare(
      `UPDATE consultations SET revision = ?, policy_ids = iif(
         EXISTS (SELECT 1 FROM json_each(policy_ids) WHERE value = ?), policy_ids, json_insert(policy_ids, '$[#]', ?))
       WHERE consultation_id = ?`,
    );
    const unlink = db.prepare(
      `UPDATE consultations SET revision = ?, policy_ids =
         (SELECT json_group_array(value) FROM json_each(policy_ids) WHERE value <> ?) WHERE consultation_id = ?`,
    );
    const listQuestions = db.prepare(
      `INSERT INTO consultation_questions SELECT number, ?, ?, ? FROM consultations WHERE consultation_id = ?
       ON CONFLICT DO UPDATE SET questions = excluded.questions, words = excluded.words, revision = excluded.revision`,
    );
    const addTriage = db.prepare('INSERT INTO consultation_triages VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    const triage = db.prepare(
      'UPDATE consultations SET triage = ?, lead_person_id = ?, revision = ? WHERE consultation_id = ?',
    );
    const addDeadline = db.prepare('INSERT INTO consultation_deadlines VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
    // of moves the last to be made public counts, whatever was logged or corrected
    const move = db.prepare(
      `UPDATE consultations SET closes_at = ?, moved_on = ?, revision = ?
       WHERE consultation_id = ? AND coalesce(moved_on, '') <= ?`,
    );
    const correctClosing = db.prepare(
      'UPDATE consultations SET closes_at = ? WHERE consultation_id = ? AND moved_on IS NULL',
    );
    const setMilestone = db.prepare('INSERT INTO consultation_set_milestones VALUES (?, ?, ?, ?, ?, ?, ?)');
    const addMilestone = db.prepare('INSERT INTO consultation_milestones VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    const lastOutcome = db.prepare<[string], { words: string | null; reference: string | null }>(
      `SELECT words, reference FROM consultation_milestones WHERE consultation_id = ? AND what = 'outcome'
       ORDER BY position DESC LIMIT 1`,
    );
    const removeOutcomes = db.prepare(
      `DELETE FROM consultation_milestones WHERE consultation_id = ? AND what = 'outcome'`,
    );
    const putRight = db.prepare('DELETE FROM consultation_milestones WHERE consultation_id = ? AND what = ?');
    const publishOutcome = db.prepare(
      `UPDATE consultations SET revision = ?, outcome_on = min(coalesce(outcome_on, ?), ?) WHERE consultation_id = ?`,
    );
    const withdraw = db.prepare('UPDATE consultations SET withdrawn_on = ?, revision = ? WHERE consultation_id = ?');
    const lapse = db.prepare('UPDATE consultations SET lapsed_on = ?, revision = ? WHERE consultation_id = ?');
    const correct = correcting(db, 'consultations', 'consultation_id', {
      title: 'title',
      kind: 'kind',
      summary: 'summary',
      departments: 'departments',
      themes: 'themes',
      nations: 'nations',
      policyIds: 'policy_ids',
      opensOn: 'opens_on',
      source: 'source',
      waysToRespond: 'ways_to_respond',
      handling: 'handling',
      outcomeOn: 'outcome_on',
    });
    return {
      ConsultationLogged: ({ data, metadata: { recordedAt, actor } }) => {
        log.run(
          data.consultationId,
          data.title,
          data.kind,
          data.summary,
          json(data.departments),
          json(data.themes),
          json(data.nations),
          json(data.policyIds),
          data.opensOn,
          data.closesAt,
          data.closesAt,
          json(data.source),
          json(data.waysToRespond),
          json(data.handling),
          recordedAt,
          actor,
        );
      },
      ConsultationQuestionsListed: ({ data, revision }) => {
        const words = data.questions.map(({ number, text }) => `${number} ${text}`).join('\n');
        listQuestions.run(json(data.questions), words, revision, data.consultationId);
      },
      ConsultationDeadlineMoved: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { consultationId, closesAt, publishedOn, reason, reference } = data;
        addDeadline.run(
          consultationId,
          position,
          'moved',
          closesAt,
          publishedOn,
          reason,
          json(reference),
          recordedAt,
          actor,
        );
        if (move.run(closesAt, publishedOn, revision, consultationId, publishedOn).changes === 0)
          correct(consultationId, revision, {});
      },
      ConsultationTriaged: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { consultationId, decision, reason, leadPersonId, relatesTo } = data;
        addTriage.run(position, consultationId, decision, reason, leadPersonId, json(relatesTo), recordedAt, actor);
        triage.run(decision, leadPersonId, revision, consultationId);
      },
      ConsultationMilestoneSet: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { consultationId, milestone, on, reason } = data;
        setMilestone.run(consultationId, position, milestone, on, reason, recordedAt, actor);
        correct(consultationId, revision, {});
      },
      ConsultationLinkedToPolicy: ({ data, revision }) => {
        const { consultationId, policyId } = data;
        link.run(revision, policyId, policyId, consultationId);
      },
      ConsultationUnlinkedFromPolicy: ({ data, revision }) => unlink.run(revision, data.policyId, data.consultationId),
      ConsultationFeedbackPublished: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { consultationId, publishedOn, reference } = data;
        addMilestone.run(consultationId, position, 'feedback', publishedOn, null, json(reference), recordedAt, actor);
        correct(consultationId, revision, {});
      },
      ConsultationOutcomePublished: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { consultationId, publishedOn, summary, reference } = data;
        addMilestone.run(consultationId, position, 'outcome', publishedOn, summary, json(reference), recordedAt, actor);
        publishOutcome.run(revision, publishedOn, publishedOn, consultationId);
      },
      // one outcome in place of all before it; what the correction does not name is as in the last of them
      ConsultationOutcomeCorrected: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { consultationId, publishedOn, reference } = data;
        const before = lastOutcome.get(consultationId);
        const said = json(reference) ?? before?.reference;
        removeOutcomes.run(consultationId);
        addMilestone.run(consultationId, position, 'outcome', publishedOn, before?.words, said, recordedAt, actor);
        correct(consultationId, revision, { outcomeOn: publishedOn });
      },
      ConsultationWithdrawn: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { consultationId, withdrawnOn, explanation, correction } = data;
        if (correction !== undefined) putRight.run(consultationId, 'withdrawn');
        addMilestone.run(consultationId, position, 'withdrawn', withdrawnOn, explanation, null, recordedAt, actor);
        withdraw.run(withdrawnOn, revision, consultationId);
      },
      ConsultationLapsed: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { consultationId, lapsedOn, reason, correction } = data;
        if (correction !== undefined) putRight.run(consultationId, 'lapsed');
        addMilestone.run(consultationId, position, 'lapsed', lapsedOn, reason, null, recordedAt, actor);
        lapse.run(lapsedOn, revision, consultationId);
      },
      ConsultationDetailsCorrected: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { consultationId, closesAt, reason } = data;
        correct(consultationId, revision, data);
        if (closesAt === undefined) return;
        addDeadline.run(consultationId, position, 'corrected', closesAt, null, reason, null, recordedAt, actor);
        correctClosing.run(closesAt, consultationId);
      },
      ConsultationHandlingChanged: ({ data, revision }) =>
        correct(data.consultationId, revision, { handling: data.handling }),
    };
  },
});
