import type { EngagementEvent } from '#engagements';
import { projection } from '#read-models';
import { correcting, json, searchable } from '../columns.js';

/**
 * Engagements as corrected; one struck out keeps its row. Links say which policies, asks, organisations and consultation
 * an engagement names, only while it stands: what is struck out counts nowhere.
 */
export const engagements = projection<EngagementEvent>({
  name: 'engagements',
  tables: `
    CREATE TABLE engagements (
      number INTEGER PRIMARY KEY,
      engagement_id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      happened_on TEXT NOT NULL,
      body TEXT NOT NULL,
      role TEXT,
      initiated_by TEXT NOT NULL,
      level TEXT,
      policy_ids TEXT NOT NULL,
      consultation_id TEXT,
      asks_raised TEXT NOT NULL,
      organisation_ids TEXT NOT NULL,
      summary TEXT NOT NULL,
      record TEXT,
      in_confidence INTEGER NOT NULL,
      handling TEXT,
      struck_out TEXT,
      recorded_at TEXT NOT NULL,
      revision INTEGER NOT NULL
    );
    CREATE TABLE engagement_links (
      item_id TEXT NOT NULL,
      happened_on TEXT NOT NULL,
      number INTEGER NOT NULL,
      PRIMARY KEY (item_id, happened_on, number)
    ) WITHOUT ROWID;`,
  indexes: `
    CREATE INDEX engagements_by_day ON engagements (happened_on);
    CREATE INDEX engagements_by_kind ON engagements (struck_out, kind, initiated_by, in_confidence);
    CREATE INDEX engagements_by_body ON engagements (body, struck_out);
    ${searchable('engagements', ['summary', 'body', 'role'])}`,
  effects: (db) => {
    const log = db.prepare(
      `INSERT INTO engagements (engagement_id, kind, happened_on, body, role, initiated_by, level, policy_ids,
         consultation_id, asks_raised, organisation_ids, summary, record, in_confidence, handling, recorded_at, revision)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    );
    const linksOf = `
      SELECT item.value, happened_on, number FROM engagements, json_each(json_array(
          json(policy_ids), json(asks_raised), json(organisation_ids), json_array(consultation_id))) list,
        json_each(list.value) item WHERE engagement_id = ? AND item.value IS NOT NULL`;
    const link = db.prepare('INSERT OR IGNORE INTO engagement_links VALUES (?, ?, ?)');
    const linkAgain = db.prepare(`INSERT OR IGNORE INTO engagement_links ${linksOf} AND struck_out IS NULL`);
    const unlink = db.prepare(`DELETE FROM engagement_links WHERE (item_id, happened_on, number) IN (${linksOf})`);
    const strikeOut = db.prepare('UPDATE engagements SET struck_out = ?, revision = ? WHERE engagement_id = ?');
    const correct = correcting(db, 'engagements', 'engagement_id', {
      kind: 'kind',
      happenedOn: 'happened_on',
      body: 'body',
      role: 'role',
      initiatedBy: 'initiated_by',
      level: 'level',
      policyIds: 'policy_ids',
      consultationId: 'consultation_id',
      asksRaised: 'asks_raised',
      organisationIds: 'organisation_ids',
      summary: 'summary',
      record: 'record',
      inConfidence: 'in_confidence',
      handling: 'handling',
    });
    return {
      EngagementLogged: ({ data, metadata: { recordedAt } }) => {
        const { lastInsertRowid: number } = log.run(
          data.engagementId,
          data.kind,
          data.happenedOn,
          data.counterpart.body,
          data.counterpart.role,
          data.initiatedBy,
          data.level,
          json(data.policyIds),
          data.consultationId,
          json(data.asksRaised),
          json(data.organisationIds),
          data.summary,
          json(data.record),
          Number(data.inConfidence),
          json(data.handling),
          recordedAt,
        );
        for (const item of data.policyIds) link.run(item, data.happenedOn, number);
        for (const item of data.asksRaised) link.run(item, data.happenedOn, number);
        for (const item of data.organisationIds) link.run(item, data.happenedOn, number);
        if (data.consultationId) link.run(data.consultationId, data.happenedOn, number);
      },
      EngagementCorrected: ({ data, revision }) => {
        const { counterpart, ...fields } = data;
        unlink.run(data.engagementId);
        correct(data.engagementId, revision, {
          ...fields,
          ...(counterpart && { body: counterpart.body, role: counterpart.role ?? null }),
        });
        linkAgain.run(data.engagementId);
      },
      EngagementStruckOut: ({ data, revision }) => {
        unlink.run(data.engagementId);
        strikeOut.run(data.reason, revision, data.engagementId);
      },
      EngagementHandlingChanged: ({ data, revision }) =>
        correct(data.engagementId, revision, { handling: data.handling }),
    };
  },
});
