import type { PersonEvent } from '#members';
import { projection } from '#read-models';

/**
 * Who has, or had, an account: what they are, never what they are called. Names and addresses stay sealed as the log has
 * them; of somebody who was erased not even that is kept.
 */
export const people = projection<PersonEvent>({
  name: 'people',
  tables: `
    CREATE TABLE people (
      number INTEGER PRIMARY KEY,
      person_id TEXT NOT NULL UNIQUE,
      organisation_id TEXT,
      roles TEXT NOT NULL,
      state TEXT NOT NULL,
      sealed TEXT,
      invited_at TEXT NOT NULL,
      changed_at TEXT NOT NULL,
      revision INTEGER NOT NULL
    );`,
  effects: (db) => {
    const invite = db.prepare(
      `INSERT INTO people (person_id, organisation_id, roles, state, sealed, invited_at, changed_at, revision)
       VALUES (:personId, :organisationId, :roles, 'active', :sealed, :at, :at, :revision)
       ON CONFLICT (person_id) DO UPDATE SET organisation_id = excluded.organisation_id, roles = excluded.roles,
         state = 'active', sealed = excluded.sealed, changed_at = excluded.changed_at, revision = excluded.revision`,
    );
    const change = db.prepare('UPDATE people SET roles = ?, changed_at = ?, revision = ? WHERE person_id = ?');
    const end = db.prepare(`UPDATE people SET state = 'deactivated', changed_at = ?, revision = ? WHERE person_id = ?`);
    const erase = db.prepare(
      `UPDATE people SET state = 'erased', roles = '[]', organisation_id = NULL, sealed = NULL, changed_at = ?, revision = ?
       WHERE person_id = ?`,
    );
    return {
      PersonInvited: ({ data, revision, metadata: { recordedAt } }) => {
        const { personId, organisationId = null, roles, sealed } = data;
        invite.run({
          personId,
          organisationId,
          roles: JSON.stringify(roles),
          sealed: typeof sealed === 'string' ? sealed : JSON.stringify(sealed),
          at: recordedAt,
          revision,
        });
      },
      PersonRolesChanged: ({ data: { personId, roles }, revision, metadata: { recordedAt } }) =>
        void change.run(JSON.stringify(roles), recordedAt, revision, personId),
      PersonDeactivated: ({ data: { personId }, revision, metadata: { recordedAt } }) =>
        void end.run(recordedAt, revision, personId),
      PersonErased: ({ data: { personId }, revision, metadata: { recordedAt } }) =>
        void erase.run(recordedAt, revision, personId),
    };
  },
});
