import type { AskEvent } from '#asks';
import type { DecisionEvent } from '#decisions';
import { projection } from '#read-models';
import { correcting, handled, json, links, searchable } from '../columns.js';
import { mergedIn } from '../concerning.js';
import { parsed } from '../sql.js';
import { tally } from '../tallies.js';
import { firstRecheckAfter, nextRecheckOn, standingAnswers } from './rechecks.js';

/**
 * Asks as reworded and corrected. `ends_in` is the ask that one ends up in along the chain of merges, itself when not
 * merged. That ask carries the current answer of all that was merged into it: the latest by day, then by recording, that
 * neither itself nor by its decision was struck out. It also carries the day of the latest report of delivery, and the
 * next day on which it is to be looked at again, unless it was withdrawn.
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
      agreed_in TEXT,
      ends_in TEXT NOT NULL,
      merged_into TEXT,
      merge_reason TEXT,
      withdrawn_on TEXT,
      withdrawn_reason TEXT,
      answer TEXT,
      answered_on TEXT,
      answered_by TEXT,
      delivered_on TEXT,
      next_recheck_on TEXT,
      handling TEXT,
      recorded_at TEXT NOT NULL,
      revision INTEGER NOT NULL
    );
    CREATE TABLE ask_merges (
      ends_in TEXT NOT NULL,
      ask_id TEXT NOT NULL,
      PRIMARY KEY (ends_in, ask_id)
    ) WITHOUT ROWID;
    CREATE TABLE ask_answers (
      position INTEGER PRIMARY KEY,
      ask_id TEXT NOT NULL,
      decision_id TEXT NOT NULL,
      answer TEXT NOT NULL,
      answered_on TEXT NOT NULL,
      reference TEXT,
      struck_out TEXT,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL
    );
    CREATE INDEX ask_answers_by_ask ON ask_answers (ask_id);
    CREATE TABLE ask_decisions_struck_out (decision_id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE ask_deliveries (
      position INTEGER PRIMARY KEY,
      ask_id TEXT NOT NULL,
      delivery TEXT NOT NULL,
      as_of TEXT NOT NULL,
      reference TEXT,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL,
      revision INTEGER NOT NULL
    );`,
  indexes: `
    ${handled('asks', 'ask_id')}
    CREATE INDEX ask_answers_by_decision ON ask_answers (decision_id);
    CREATE INDEX asks_unanswered ON asks (number)
      WHERE answer IS NULL AND merged_into IS NULL AND withdrawn_on IS NULL;
    CREATE INDEX asks_to_be_rechecked ON asks (next_recheck_on) WHERE next_recheck_on IS NOT NULL;
    CREATE INDEX ask_deliveries_by_ask ON ask_deliveries (ask_id);
    ${links({
      name: 'ask_policies',
      columns: 'policy_id TEXT NOT NULL, ask_id TEXT NOT NULL',
      of: 'asks',
      follows: ['policy_ids'],
      entries: (row, from) =>
        `SELECT item.value AS policy_id, ${row}.ask_id AS ask_id FROM ${from} json_each(${row}.policy_ids) item WHERE true`,
    })}
    CREATE INDEX ask_policies_by_ask ON ask_policies (ask_id);
    CREATE INDEX asks_by_state ON asks (merged_into, withdrawn_on, answer, direction, size, ask_id);
    ${tally({
      name: 'kept_ask_states',
      columns: 'state TEXT NOT NULL, direction TEXT NOT NULL, size TEXT NOT NULL, answer TEXT NOT NULL',
      of: 'asks',
      follows: ['merged_into', 'withdrawn_on', 'answer', 'direction', 'size'],
      values: (row) => `CASE WHEN ${row}.merged_into IS NOT NULL THEN 'merged' WHEN ${row}.withdrawn_on IS NOT NULL
        THEN 'withdrawn' WHEN ${row}.answer IS NOT NULL THEN 'answered' ELSE 'open' END,
        ${row}.direction, ${row}.size, coalesce(${row}.answer, '')`,
    })}
    ${tally({
      name: 'kept_ask_themes',
      columns: 'theme TEXT NOT NULL',
      of: 'asks',
      follows: ['themes'],
      values: () => 'item.value',
      entries: (row) => `${row}.themes`,
    })}
    ${tally({
      name: 'kept_ask_policies',
      columns: 'policy_id TEXT NOT NULL',
      of: 'ask_policies',
      values: (row) => `${row}.policy_id`,
    })}
    CREATE INDEX asks_by_proposer ON asks (proposed_by);
    ${searchable('asks', ['statement'])}`,
  effects: (db) => {
    const propose = db.prepare(
      `INSERT INTO asks (ask_id, statement, direction, size, policy_ids, themes, proposed_by, ends_in, recorded_at, revision)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    );
    const addAnswer = db.prepare('INSERT INTO ask_answers VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?)');
    // the answer recorded last, given no earlier than the current one and than any report, before the ask was to be looked
    // at again, to one that is neither merged nor withdrawn: nearly always
    const answerNow = db.prepare(
      `UPDATE asks SET answer = @answer, answered_on = @on, answered_by = @decision, revision = @revision,
         next_recheck_on = nullif(
           min(coalesce(next_recheck_on, '9'), coalesce(${firstRecheckAfter('@answer', '@on')}, '9')), '9')
       WHERE ask_id = @ask AND merged_into IS NULL AND withdrawn_on IS NULL AND max(coalesce(answered_on, ''), coalesce(delivered_on, '')) <= @on
         AND (next_recheck_on > @on OR next_recheck_on IS NULL)
         AND @decision NOT IN (SELECT decision_id FROM ask_decisions_struck_out)`,
    );
    const currentAnswer = `
      UPDATE asks SET (answer, answered_on, answered_by) =
        (SELECT aa.answer, aa.answered_on, aa.decision_id FROM (${mergedIn('asks.ask_id')}) m
         JOIN ask_answers aa ON aa.ask_id = m.ask_id
         WHERE aa.struck_out IS NULL AND asks.ends_in = asks.ask_id
           AND aa.decision_id NOT IN (SELECT decision_id FROM ask_decisions_struck_out)
         ORDER BY aa.answered_on DESC, aa.position DESC LIMIT 1)`;
    const findCurrentAnswer = db.prepare(
      `${currentAnswer} WHERE ask_id IN (SELECT @ask UNION ALL SELECT ends_in FROM asks WHERE ask_id = @ask)`,
    );
    const strikeOutAnswer = db.prepare(
      `UPDATE ask_answers SET struck_out = ?
       WHERE ask_id = ? AND decision_id = ? AND answered_on = ? AND struck_out IS NULL`,
    );
    const strikeOutDecision = db.prepare('INSERT OR IGNORE INTO ask_decisions_struck_out VALUES (?)');
    const answeredBy = db
      .prepare<[string], string>(
        `SELECT DISTINCT a.ends_in FROM ask_answers aa JOIN asks a ON a.ask_id = aa.ask_id WHERE aa.decision_id = ?`,
      )
      .pluck();
    const addDelivery = db.prepare('INSERT INTO ask_deliveries VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
    // the latest report, before the ask was to be looked at again, of one that is not merged: it moves no other day
    const deliverNow = db.prepare(
      `UPDATE asks SET delivered_on = max(coalesce(delivered_on, ''), @on) WHERE ask_id = @ask AND ends_in = ask_id
         AND (next_recheck_on > @on OR next_recheck_on IS NULL)`,
    );
    const deliver = db.prepare(
      `UPDATE asks SET delivered_on = max(coalesce(delivered_on, ''), @on) WHERE ask_id = @end`,
    );
    const endOf = db.prepare<[string], string>('SELECT ends_in FROM asks WHERE ask_id = ?').pluck();
    const looksAt = db.prepare<[string], { answers: string; deliveredOn: string | null }>(
      `SELECT ${standingAnswers('asks.ask_id')} AS answers, delivered_on AS deliveredOn FROM asks WHERE ask_id = ?`,
    );
    const recheck = db.prepare(
      'UPDATE asks SET next_recheck_on = ? WHERE ask_id = ? AND merged_into IS NULL AND withdrawn_on IS NULL',
    );
    /** Finds anew what an ask, and the one it ends in, carry of all answers and reports. */
    const findAnew = (askId: string) => {
      findCurrentAnswer.run({ ask: askId });
      const end = endOf.get(askId) ?? askId;
      const looks = looksAt.get(end);
      if (looks) recheck.run(nextRecheckOn(parsed(looks.answers), looks.deliveredOn), end);
    };
    const merge = db.prepare(
      'UPDATE asks SET merged_into = ?, merge_reason = ?, revision = ?, next_recheck_on = NULL WHERE ask_id = ?',
    );
    const fold = [
      `UPDATE asks SET ends_in = @end WHERE ask_id IN (SELECT @ask UNION SELECT ask_id FROM ask_merges WHERE ends_in = @ask)`,
      'UPDATE ask_merges SET ends_in = @end WHERE ends_in = @ask',
      'INSERT INTO ask_merges (ask_id, ends_in) VALUES (@ask, @end)',
      `UPDATE asks SET delivered_on = (SELECT max(delivered_on) FROM asks WHERE ask_id IN (@ask, @end)) WHERE ask_id = @end`,
      'UPDATE asks SET delivered_on = NULL WHERE ask_id = @ask',
    ].map((sql) => db.prepare(sql));
    const correct = correcting(db, 'asks', 'ask_id', {
      statement: 'statement',
      direction: 'direction',
      size: 'size',
      policyIds: 'policy_ids',
      themes: 'themes',
      agreedOn: 'agreed_on',
      agreedIn: 'agreed_in',
      withdrawnOn: 'withdrawn_on',
      withdrawnReason: 'withdrawn_reason',
      handling: 'handling',
    });
    return {
      AskProposed: ({ data, metadata: { recordedAt } }) => {
        const { askId, statement, direction, size, policyIds, themes, proposedBy } = data;
        propose.run(askId, statement, direction, size, json(policyIds), json(themes), proposedBy, askId, recordedAt);
      },
      AskAgreed: ({ data: { askId, agreedOn, meetingId }, revision }) =>
        correct(askId, revision, { agreedOn, agreedIn: meetingId ?? null }),
      // What the council agreed to were the words before.
      AskReworded: ({ data, revision }) =>
        correct(data.askId, revision, { statement: data.statement, agreedOn: null, agreedIn: null }),
      AskDetailsCorrected: ({ data, revision }) => correct(data.askId, revision, data),
      AskAnswered: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { askId, decisionId, answer, answeredOn, reference } = data;
        addAnswer.run(position, askId, decisionId, answer, answeredOn, json(reference), recordedAt, actor);
        const given = { ask: askId, decision: decisionId, answer, on: answeredOn, revision };
        if (answerNow.run(given).changes > 0) return;
        correct(askId, revision, {});
        findAnew(askId);
      },
      AskAnswerStruckOut: ({ data, revision }) => {
        const { askId, decisionId, answeredOn, reason } = data;
        strikeOutAnswer.run(reason, askId, decisionId, answeredOn);
        correct(askId, revision, {});
        findAnew(askId);
      },
      DecisionStruckOut: ({ data }) => {
        strikeOutDecision.run(data.decisionId);
        for (const askId of answeredBy.all(data.decisionId)) findAnew(askId);
      },
      AskDeliveryReported: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { askId, delivery, asOf, reference } = data;
        addDelivery.run(position, askId, delivery, asOf, json(reference), recordedAt, actor, revision);
        if (deliverNow.run({ ask: askId, on: asOf }).changes > 0) return;
        deliver.run({ end: endOf.get(askId) ?? askId, on: asOf });
        findAnew(askId);
      },
      AskMerged: ({ data, revision }) => {
        const { askId, intoAskId, reason } = data;
        merge.run(intoAskId, reason, revision, askId);
        const end = endOf.get(intoAskId) ?? intoAskId;
        if (end === askId) return;
        for (const statement of fold) statement.run({ ask: askId, end });
        findAnew(askId);
      },
      AskWithdrawn: ({ data, revision }) => {
        recheck.run(null, data.askId);
        correct(data.askId, revision, { withdrawnOn: data.withdrawnOn, withdrawnReason: data.reason });
      },
      AskHandlingChanged: ({ data, revision }) => correct(data.askId, revision, { handling: data.handling }),
    };
  },
});
