import type { MeetingEvent } from '#meetings';
import { projection } from '#read-models';

/** What meetings gave somebody to do, and whether it is done. */
export const actions = projection<MeetingEvent>({
  name: 'actions',
  tables: `
    CREATE TABLE actions (
      meeting_id TEXT NOT NULL,
      action_id TEXT NOT NULL,
      text TEXT NOT NULL,
      owner_organisation_id TEXT NOT NULL,
      due_on TEXT NOT NULL,
      completed INTEGER NOT NULL,
      PRIMARY KEY (meeting_id, action_id)
    ) WITHOUT ROWID;`,
  effects: (db) => {
    const assign = db.prepare(
      `INSERT INTO actions VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT DO UPDATE SET text = excluded.text,
         owner_organisation_id = excluded.owner_organisation_id, due_on = excluded.due_on, completed = 0`,
    );
    const complete = db.prepare('UPDATE actions SET completed = 1 WHERE meeting_id = ? AND action_id = ?');
    return {
      ActionAssigned: ({ data: { meetingId, actionId, text, ownerOrganisationId, dueOn } }) =>
        assign.run(meetingId, actionId, text, ownerOrganisationId, dueOn),
      ActionCompleted: ({ data }) => complete.run(data.meetingId, data.actionId),
    };
  },
});
