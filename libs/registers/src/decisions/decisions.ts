import type { DecisionEvent } from '#decisions';
import { projection } from '#read-models';
import { correcting, handled, json, links, searchable } from '../columns.js';
import { tally } from '../tallies.js';

/** Decisions as corrected; one struck out keeps its row and its policies. */
export const decisions = projection<DecisionEvent>({
  name: 'decisions',
  tables: `
    CREATE TABLE decisions (
      number INTEGER PRIMARY KEY,
      decision_id TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      decided_on TEXT NOT NULL,
      kind TEXT NOT NULL,
      departments TEXT NOT NULL,
      policy_ids TEXT NOT NULL,
      consultation_id TEXT,
      reference TEXT NOT NULL,
      handling TEXT,
      struck_out TEXT,
      recorded_at TEXT NOT NULL,
      revision INTEGER NOT NULL
    );`,
  indexes: `
    ${handled('decisions', 'decision_id')}
    CREATE INDEX decisions_by_day ON decisions (decided_on);
    ${links({
      name: 'decision_policies',
      columns: 'policy_id TEXT NOT NULL, decision_id TEXT NOT NULL',
      of: 'decisions',
      follows: ['policy_ids'],
      entries: (row, from) =>
        `SELECT item.value AS policy_id, ${row}.decision_id AS decision_id
         FROM ${from} json_each(${row}.policy_ids) item WHERE true`,
    })}
    ${links({
      name: 'decision_days',
      columns: 'policy_id TEXT NOT NULL, decided_on TEXT NOT NULL, number INTEGER NOT NULL',
      of: 'decisions',
      follows: ['policy_ids', 'decided_on', 'struck_out'],
      entries: (row, from) =>
        `SELECT item.value AS policy_id, ${row}.decided_on AS decided_on, ${row}.number AS number
         FROM ${from} json_each(${row}.policy_ids) item WHERE ${row}.struck_out IS NULL`,
    })}
    CREATE INDEX decision_policies_by_decision ON decision_policies (decision_id);
    ${tally({
      name: 'kept_decision_kinds',
      columns: 'kind TEXT NOT NULL',
      of: 'decisions',
      follows: ['kind', 'struck_out'],
      values: (row) => `${row}.kind`,
      where: (row) => `${row}.struck_out IS NULL`,
    })}
    ${tally({
      name: 'kept_decision_departments',
      columns: 'department TEXT NOT NULL',
      of: 'decisions',
      follows: ['departments', 'struck_out'],
      values: () => 'item.value',
      entries: (row) => `${row}.departments`,
      where: (row) => `${row}.struck_out IS NULL`,
    })}
    ${tally({
      name: 'kept_decision_policies',
      columns: 'policy_id TEXT NOT NULL',
      of: 'decisions',
      follows: ['policy_ids', 'struck_out'],
      values: () => 'item.value',
      entries: (row) => `${row}.policy_ids`,
      where: (row) => `${row}.struck_out IS NULL`,
    })}
    CREATE INDEX decisions_by_consultation ON decisions (consultation_id);
    ${searchable('decisions', ['title'])}`,
  effects: (db) => {
    const record = db.prepare(
      `INSERT INTO decisions (decision_id, title, decided_on, kind, departments, policy_ids, consultation_id, reference, recorded_at, revision)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    );
    const correct = correcting(db, 'decisions', 'decision_id', {
      title: 'title',
      decidedOn: 'decided_on',
      kind: 'kind',
      departments: 'departments',
      policyIds: 'policy_ids',
      consultationId: 'consultation_id',
      reference: 'reference',
      handling: 'handling',
      struckOut: 'struck_out',
    });
    return {
      DecisionRecorded: ({ data, metadata: { recordedAt } }) => {
        const { decisionId, title, decidedOn, kind, departments, policyIds, consultationId, reference } = data;
        const lists = [json(departments), json(policyIds)];
        record.run(decisionId, title, decidedOn, kind, ...lists, consultationId, json(reference), recordedAt);
      },
      DecisionCorrected: ({ data, revision }) => correct(data.decisionId, revision, data),
      DecisionStruckOut: ({ data, revision }) => correct(data.decisionId, revision, { struckOut: data.reason }),
      DecisionHandlingChanged: ({ data, revision }) => correct(data.decisionId, revision, { handling: data.handling }),
    };
  },
});
