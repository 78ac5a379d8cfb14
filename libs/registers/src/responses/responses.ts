import type { ResponseEvent } from '#responses';
import { projection } from '#read-models';
import { londonDate } from '#dates';
import { correcting, handled, json, links } from '../columns.js';
import { tally } from '../tallies.js';

/**
 * Responses from their start to what became of them; of their drafting and sign-off only the
 * revision is kept. Links say which asks a submitted one raised and who took part, with its date in London:
 * it stays an engaging of that day whatever becomes of it later.
 */
export const responses = projection<ResponseEvent>({
  name: 'responses',
  tables: `
    CREATE TABLE responses (
      number INTEGER PRIMARY KEY,
      response_id TEXT NOT NULL UNIQUE,
      consultation_id TEXT NOT NULL,
      state TEXT NOT NULL,
      joint_with TEXT NOT NULL,
      lead_person_id TEXT NOT NULL,
      submitted_at TEXT,
      submitted_on TEXT,
      channel TEXT,
      receipt TEXT,
      asks_raised TEXT NOT NULL DEFAULT '[]',
      organisation_ids TEXT NOT NULL DEFAULT '[]',
      document TEXT,
      acknowledged_on TEXT,
      published_on TEXT,
      url TEXT,
      ended_reason TEXT,
      -- 1 when it lapsed by itself, and nobody has said why since
      reason_wanted INTEGER,
      handling TEXT,
      recorded_at TEXT NOT NULL,
      revision INTEGER NOT NULL
    );`,
  indexes: `
    ${handled('responses', 'response_id')}
    CREATE INDEX responses_by_consultation ON responses (consultation_id);
    CREATE INDEX responses_unsent ON responses (state, consultation_id) WHERE submitted_at IS NULL;
    ${tally({ name: 'kept_response_states', columns: 'state TEXT NOT NULL', of: 'responses', follows: ['state'], values: (row) => `${row}.state` })}
    ${links({
      name: 'response_links',
      columns: 'item_id TEXT NOT NULL, submitted_on TEXT NOT NULL, number INTEGER NOT NULL',
      of: 'responses',
      follows: ['asks_raised', 'organisation_ids', 'submitted_on'],
      entries: (row, from) =>
        `SELECT item.value AS item_id, ${row}.submitted_on AS submitted_on, ${row}.number AS number
         FROM ${from} json_each(json_array(json(${row}.asks_raised), json(${row}.organisation_ids))) list,
           json_each(list.value) item WHERE ${row}.submitted_on IS NOT NULL`,
    })}
    ${tally({ name: 'kept_response_items', columns: 'item_id TEXT NOT NULL', of: 'response_links', values: (row) => `${row}.item_id` })}`,
  effects: (db) => {
    const start = db.prepare(
      `INSERT INTO responses (response_id, consultation_id, state, joint_with, lead_person_id, recorded_at, revision)
       VALUES (?, ?, 'started', ?, ?, ?, 0)`,
    );
    const change = correcting(db, 'responses', 'response_id', {
      state: 'state',
      consultationId: 'consultation_id',
      submittedAt: 'submitted_at',
      submittedOn: 'submitted_on',
      channel: 'channel',
      receipt: 'receipt',
      asksRaised: 'asks_raised',
      organisationIds: 'organisation_ids',
      document: 'document',
      acknowledgedOn: 'acknowledged_on',
      publishedOn: 'published_on',
      url: 'url',
      endedReason: 'ended_reason',
      reasonWanted: 'reason_wanted',
      handling: 'handling',
    });
    const worksOn = ({ data, revision }: { data: { responseId: string }; revision: number }) =>
      change(data.responseId, revision, {});
    return {
      AnswerDrafted: worksOn,
      QuestionAssigned: worksOn,
      AnswerLocked: worksOn,
      AnswerUnlocked: worksOn,
      ContributionOffered: worksOn,
      ContributionRuled: worksOn,
      RulingAccepted: worksOn,
      RulingDisputed: worksOn,
      ContributionWithdrawn: worksOn,
      SignOffOpened: worksOn,
      PositionTaken: worksOn,
      MinorityStatementFiled: worksOn,
      SignOffClosed: worksOn,
      ResponseApproved: worksOn,
      ResponseReturnedToDraft: worksOn,
      ResponseStarted: ({ data, metadata: { recordedAt } }) =>
        start.run(data.responseId, data.consultationId, json(data.jointWith ?? []), data.leadPersonId, recordedAt),
      ResponseSubmitted: ({ data, revision }) => {
        const submittedOn = londonDate(data.submittedAt);
        change(data.responseId, revision, { ...data, state: 'submitted', submittedOn });
      },
      ResponseAcknowledged: ({ data, revision }) =>
        change(data.responseId, revision, { ...data, state: 'acknowledged' }),
      ResponsePublished: ({ data, revision }) => change(data.responseId, revision, { ...data, state: 'published' }),
      ResponseWithdrawn: ({ data, revision }) =>
        change(data.responseId, revision, { state: 'withdrawn', endedReason: data.reason, reasonWanted: null }),
      ResponseLapsed: ({ data, revision, metadata: { actor } }) => {
        const reasonWanted = actor.startsWith('system:') ? 1 : null;
        change(data.responseId, revision, { state: 'lapsed', endedReason: data.reason, reasonWanted });
      },
      ResponseHandlingChanged: ({ data, revision }) => change(data.responseId, revision, { handling: data.handling }),
    };
  },
});
