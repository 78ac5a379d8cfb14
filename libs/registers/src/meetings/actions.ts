import type { MeetingEvent } from '#meetings';
import { projection } from '#read-models';
import { searchable } from '../columns.js';

/** What meetings gave somebody to do, as last assigned, and when it was said to be done. */
export const actions = projection<MeetingEvent>({
  name: 'actions',
  tables: `
    CREATE TABLE actions (
      number INTEGER PRIMARY KEY,
      meeting_id TEXT NOT NULL,
      action_id TEXT NOT NULL,
      text TEXT NOT NULL,
      owner_organisation_id TEXT NOT NULL,
      due_on TEXT NOT NULL,
      completed_at TEXT,
      recorded_at TEXT NOT NULL,
      UNIQUE (meeting_id, action_id)
    );`,
  indexes: `
    CREATE INDEX actions_by_owner ON actions (owner_organisation_id, due_on);
    CREATE INDEX actions_by_day ON actions (due_on);
    ${searchable('actions', ['text'])}`,
  effects: (db) => {
    const assign = db.prepare(
      `INSERT INTO actions (meeting_id, action_id, text, owner_organisation_id, due_on, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (meeting_id, action_id) DO UPDATE SET text = excluded.text,
         owner_organisation_id = excluded.owner_organisation_id, due_on = excluded.due_on, completed_at = NULL`,
    );
    const complete = db.prepare('UPDATE actions SET completed_at = ? WHERE meeting_id = ? AND action_id = ?');
    return {
      ActionAssigned: ({ data, metadata: { recordedAt } }) => {
        const { meetingId, actionId, text, ownerOrganisationId, dueOn } = data;
        assign.run(meetingId, actionId, text, ownerOrganisationId, dueOn, recordedAt);
      },
      ActionCompleted: ({ data, metadata: { recordedAt } }) => complete.run(recordedAt, data.meetingId, data.actionId),
    };
  },
});
