import type { ResponseEvent } from '#responses';
import { projection } from '#read-models';
import { londonDate } from '#vocabulary';
import { correcting, json } from '../columns.js';

/** What moves only the revision of a response here: its drafting and sign-off are no part of the register. */
const DRAFTING = [
  'AnswerDrafted',
  'ContributionOffered',
  'ContributionRuled',
  'RulingAccepted',
  'RulingDisputed',
  'ContributionWithdrawn',
  'SignOffOpened',
  'PositionTaken',
  'MinorityStatementFiled',
  'SignOffClosed',
  'ResponseApproved',
  'ResponseReturnedToDraft',
] as const;

/**
 * Responses from their start to what became of them. Links say which asks a submitted one raised and who took part,
 * with its date in London: it stays an engaging of that day whatever becomes of it later.
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
      handling TEXT,
      recorded_at TEXT NOT NULL,
      revision INTEGER NOT NULL
    );
    CREATE TABLE response_links (
      item_id TEXT NOT NULL,
      submitted_on TEXT NOT NULL,
      number INTEGER NOT NULL,
      PRIMARY KEY (item_id, submitted_on, number)
    ) WITHOUT ROWID;`,
  indexes: 'CREATE INDEX responses_by_consultation ON responses (consultation_id);',
  effects: (db) => {
    const start = db.prepare(
      `INSERT INTO responses (response_id, consultation_id, state, joint_with, lead_person_id, recorded_at, revision)
       VALUES (?, ?, 'started', ?, ?, ?, 0)`,
    );
    const numberOf = db.prepare<[string], number>('SELECT number FROM responses WHERE response_id = ?').pluck();
    const link = db.prepare('INSERT OR IGNORE INTO response_links VALUES (?, ?, ?)');
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
      handling: 'handling',
    });
    const moveOn = db.prepare('UPDATE responses SET revision = ? WHERE response_id = ?');
    return {
      ...Object.fromEntries(
        DRAFTING.map((type) => [
          type,
          ({ data, revision }: { data: { responseId: string }; revision: number }) =>
            moveOn.run(revision, data.responseId),
        ]),
      ),
      ResponseStarted: ({ data, metadata: { recordedAt } }) =>
        start.run(data.responseId, data.consultationId, json(data.jointWith ?? []), data.leadPersonId, recordedAt),
      ResponseSubmitted: ({ data, revision }) => {
        const submittedOn = londonDate(data.submittedAt);
        change(data.responseId, revision, { ...data, state: 'submitted', submittedOn });
        const number = numberOf.get(data.responseId);
        for (const item of [...data.asksRaised, ...data.organisationIds]) link.run(item, submittedOn, number);
      },
      ResponseAcknowledged: ({ data, revision }) =>
        change(data.responseId, revision, { ...data, state: 'acknowledged' }),
      ResponsePublished: ({ data, revision }) => change(data.responseId, revision, { ...data, state: 'published' }),
      ResponseWithdrawn: ({ data, revision }) =>
        change(data.responseId, revision, { state: 'withdrawn', endedReason: data.reason }),
      ResponseLapsed: ({ data, revision }) =>
        change(data.responseId, revision, { state: 'lapsed', endedReason: data.reason }),
      ResponseHandlingChanged: ({ data, revision }) => change(data.responseId, revision, { handling: data.handling }),
    };
  },
});
