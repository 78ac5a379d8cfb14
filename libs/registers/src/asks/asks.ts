import type { AskEvent } from '#asks';
import type { DecisionEvent } from '#decisions';
import { projection } from '#read-models';
import { correcting, json, searchable } from '../columns.js';

/**
 * Asks as reworded and corrected. `ends_in` is the ask that one ends up in along the chain of merges, itself when not
 * merged; answers and delivery reports are kept with the ask they end up in, which also carries its current answer: the
 * latest by day, then by recording, that neither itself nor by its decision was struck out.
 */
export const asks = projection<AskEvent | DecisionEvent>({
  name: 'asks',
  tables: `
    CREATE TABLE asks (
      number INTEGER PRIMARY KEY,
      ask_id TEXT NOT NULL UNIQUE,
      statement TEXT NOT NULL,
      direction TEXT NOT NULL,
      size TEXT NOT NULL,
      policy_ids TEXT NOT NULL,
      themes TEXT NOT NULL,
      proposed_by TEXT,
      agreed_on TEXT,
      ends_in TEXT NOT NULL,
      merged_into TEXT,
      merge_reason TEXT,
      withdrawn_on TEXT,
      withdrawn_reason TEXT,
      answer TEXT,
      answered_on TEXT,
      answered_by TEXT,
      handling TEXT,
      recorded_at TEXT NOT NULL,
      revision INTEGER NOT NULL
    );
    CREATE TABLE ask_policies (
      policy_id TEXT NOT NULL,
      ask_id TEXT NOT NULL,
      PRIMARY KEY (policy_id, ask_id)
    ) WITHOUT ROWID;
    CREATE TABLE ask_merges (
      ends_in TEXT NOT NULL,
      ask_id TEXT NOT NULL,
      PRIMARY KEY (ends_in, ask_id)
    ) WITHOUT ROWID;
    CREATE TABLE ask_answers (
      ends_in TEXT NOT NULL,
      position INTEGER NOT NULL,
      ask_id TEXT NOT NULL,
      decision_id TEXT NOT NULL,
      answer TEXT NOT NULL,
      answered_on TEXT NOT NULL,
      reference TEXT,
      struck_out TEXT,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL,
      PRIMARY KEY (ends_in, position)
    ) WITHOUT ROWID;
    CREATE INDEX ask_answers_by_decision ON ask_answers (decision_id);
    CREATE TABLE ask_decisions_struck_out (decision_id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE ask_deliveries (
      ends_in TEXT NOT NULL,
      position INTEGER NOT NULL,
      delivery TEXT NOT NULL,
      as_of TEXT NOT NULL,
      reference TEXT,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL,
      PRIMARY KEY (ends_in, position)
    ) WITHOUT ROWID;`,
  indexes: `
    CREATE INDEX ask_policies_by_ask ON ask_policies (ask_id);
    CREATE INDEX asks_by_proposer ON asks (proposed_by);
    ${searchable('asks', ['statement'])}`,
  effects: (db) => {
    const propose = db.prepare(
      `INSERT INTO asks (ask_id, statement, direction, size, policy_ids, themes, proposed_by, ends_in, recorded_at, revision)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    );
    const addPolicy = db.prepare('INSERT OR IGNORE INTO ask_policies VALUES (?, ?)');
    const removePolicies = db.prepare(
      `DELETE FROM ask_policies WHERE (policy_id, ask_id) IN
         (SELECT value, ask_id FROM asks, json_each(policy_ids) WHERE ask_id = ?)`,
    );
    const endOf = db.prepare<[string], string>('SELECT ends_in FROM asks WHERE ask_id = ?').pluck();
    const addAnswer = db.prepare('INSERT INTO ask_answers VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)');
    const currentAnswer = `
      UPDATE asks SET (answer, answered_on, answered_by) =
        (SELECT answer, answered_on, decision_id FROM ask_answers
         WHERE ends_in = asks.ask_id AND struck_out IS NULL
           AND decision_id NOT IN (SELECT decision_id FROM ask_decisions_struck_out)
         ORDER BY answered_on DESC, position DESC LIMIT 1)`;
    const findCurrentAnswer = db.prepare(`${currentAnswer} WHERE ask_id = ?`);
    const strikeOutAnswer = db.prepare(
      `UPDATE ask_answers SET struck_out = ?
       WHERE ends_in = ? AND ask_id = ? AND decision_id = ? AND answered_on = ? AND struck_out IS NULL`,
    );
    const strikeOutDecision = db.prepare('INSERT OR IGNORE INTO ask_decisions_struck_out VALUES (?)');
    const findCurrentAnswers = db.prepare(
      `${currentAnswer} WHERE ask_id IN (SELECT ends_in FROM ask_answers WHERE decision_id = ?)`,
    );
    const addDelivery = db.prepare('INSERT INTO ask_deliveries VALUES (?, ?, ?, ?, ?, ?, ?)');
    const merge = db.prepare('UPDATE asks SET merged_into = ?, merge_reason = ?, revision = ? WHERE ask_id = ?');
    const fold = [
      `UPDATE asks SET ends_in = @end WHERE ask_id IN (SELECT @ask UNION SELECT ask_id FROM ask_merges WHERE ends_in = @ask)`,
      'UPDATE ask_merges SET ends_in = @end WHERE ends_in = @ask',
      'INSERT INTO ask_merges (ask_id, ends_in) VALUES (@ask, @end)',
      'UPDATE ask_answers SET ends_in = @end WHERE ends_in = @ask',
      'UPDATE ask_deliveries SET ends_in = @end WHERE ends_in = @ask',
    ].map((sql) => db.prepare(sql));
    const correct = correcting(db, 'asks', 'ask_id', {
      statement: 'statement',
      direction: 'direction',
      size: 'size',
      policyIds: 'policy_ids',
      themes: 'themes',
      agreedOn: 'agreed_on',
      withdrawnOn: 'withdrawn_on',
      withdrawnReason: 'withdrawn_reason',
      handling: 'handling',
    });
    return {
      AskProposed: ({ data, metadata: { recordedAt } }) => {
        const { askId, statement, direction, size, policyIds, themes, proposedBy } = data;
        propose.run(askId, statement, direction, size, json(policyIds), json(themes), proposedBy, askId, recordedAt);
        for (const policyId of policyIds) addPolicy.run(policyId, askId);
      },
      AskAgreed: ({ data, revision }) => correct(data.askId, revision, { agreedOn: data.agreedOn }),
      AskReworded: ({ data, revision }) => correct(data.askId, revision, { statement: data.statement }),
      AskDetailsCorrected: ({ data, revision }) => {
        if (data.policyIds) removePolicies.run(data.askId);
        correct(data.askId, revision, data);
        for (const policyId of data.policyIds ?? []) addPolicy.run(policyId, data.askId);
      },
      AskAnswered: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { askId, decisionId, answer, answeredOn, reference } = data;
        const end = endOf.get(askId);
        addAnswer.run(end, position, askId, decisionId, answer, answeredOn, json(reference), recordedAt, actor);
        findCurrentAnswer.run(end);
        correct(askId, revision, {});
      },
      AskAnswerStruckOut: ({ data, revision }) => {
        const { askId, decisionId, answeredOn, reason } = data;
        const end = endOf.get(askId);
        strikeOutAnswer.run(reason, end, askId, decisionId, answeredOn);
        findCurrentAnswer.run(end);
        correct(askId, revision, {});
      },
      DecisionStruckOut: ({ data }) => {
        strikeOutDecision.run(data.decisionId);
        findCurrentAnswers.run(data.decisionId);
      },
      AskDeliveryReported: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { askId, delivery, asOf, reference } = data;
        addDelivery.run(endOf.get(askId), position, delivery, asOf, json(reference), recordedAt, actor);
        correct(askId, revision, {});
      },
      AskMerged: ({ data, revision }) => {
        const { askId, intoAskId, reason } = data;
        merge.run(intoAskId, reason, revision, askId);
        const end = endOf.get(intoAskId) ?? intoAskId;
        if (end === askId) return;
        for (const statement of fold) statement.run({ ask: askId, end });
        findCurrentAnswer.run(askId);
        findCurrentAnswer.run(end);
      },
      AskWithdrawn: ({ data, revision }) =>
        correct(data.askId, revision, { withdrawnOn: data.withdrawnOn, withdrawnReason: data.reason }),
      AskHandlingChanged: ({ data, revision }) => correct(data.askId, revision, { handling: data.handling }),
    };
  },
});
