import type { EngagementEvent } from '#engagements';
import { projection } from '#read-models';
import { correcting, json, links, searchable } from '../columns.js';
import { tally } from '../tallies.js';

const STANDING = { of: 'engagements', where: (row: string) => `${row}.struck_out IS NULL` };

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
    );`,
  indexes: `
    CREATE INDEX engagements_handled ON engagements (engagement_id, handling, in_confidence, organisation_ids)
      WHERE handling IS NOT NULL OR in_confidence = 1;
    CREATE INDEX engagements_by_day ON engagements (struck_out, happened_on);
    CREATE INDEX engagements_by_kind ON engagements (struck_out, kind, initiated_by, in_confidence);
    ${links({
      name: 'engagement_links',
      columns: 'item_id TEXT NOT NULL, happened_on TEXT NOT NULL, number INTEGER NOT NULL',
      of: 'engagements',
      follows: ['policy_ids', 'consultation_id', 'asks_raised', 'organisation_ids', 'happened_on', 'struck_out'],
      entries: (row, from) =>
        `SELECT item.value AS item_id, ${row}.happened_on AS happened_on, ${row}.number AS number FROM ${from} json_each(
           json_array(json(${row}.policy_ids), json(${row}.asks_raised), json(${row}.organisation_ids),
             json_array(${row}.consultation_id))) list, json_each(list.value) item
         WHERE item.value IS NOT NULL AND ${row}.struck_out IS NULL`,
    })}
    ${tally({
      ...STANDING,
      name: 'kept_engagement_kinds',
      columns: 'kind TEXT NOT NULL, initiated_by TEXT NOT NULL, in_confidence INTEGER NOT NULL',
      follows: ['kind', 'initiated_by', 'in_confidence', 'struck_out'],
      values: (row) => `${row}.kind, ${row}.initiated_by, ${row}.in_confidence`,
    })}
    ${tally({ ...STANDING, name: 'kept_engagement_bodies', columns: 'body TEXT NOT NULL', follows: ['body', 'struck_out'], values: (row) => `${row}.body` })}
    ${tally({ name: 'kept_engagement_items', columns: 'item_id TEXT NOT NULL', of: 'engagement_links', values: (row) => `${row}.item_id` })}
    CREATE INDEX engagements_by_body ON engagements (struck_out, body);
    ${searchable('engagements', ['summary', 'body', 'role'])}`,
  effects: (db) => {
    const log = db.prepare(
      `INSERT INTO engagements (engagement_id, kind, happened_on, body, role, initiated_by, level, policy_ids,
         consultation_id, asks_raised, organisation_ids, summary, record, in_confidence, handling, recorded_at, revision)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    );
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
      struckOut: 'struck_out',
    });
    return {
      EngagementLogged: ({ data, metadata: { recordedAt } }) => {
        log.run(
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
      },
      EngagementCorrected: ({ data, revision }) => {
        const { counterpart, ...fields } = data;
        correct(data.engagementId, revision, {
          ...fields,
          ...(counterpart && { body: counterpart.body, role: counterpart.role ?? null }),
        });
      },
      EngagementStruckOut: ({ data, revision }) => correct(data.engagementId, revision, { struckOut: data.reason }),
      EngagementHandlingChanged: ({ data, revision }) =>
        correct(data.engagementId, revision, { handling: data.handling }),
    };
  },
});
