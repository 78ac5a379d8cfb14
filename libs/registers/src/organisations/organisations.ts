import type { OrganisationEvent } from '#members';
import { projection } from '#read-models';
import { searchable } from '../columns.js';

/**
 * Member organisations under their latest name, and each joining, renaming and leaving with its date. One that comes
 * back joins again: it is a member since then.
 */
export const organisations = projection<OrganisationEvent>({
  name: 'organisations',
  tables: `
    CREATE TABLE organisations (
      number INTEGER PRIMARY KEY,
      organisation_id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      nation TEXT NOT NULL,
      region TEXT,
      joined_on TEXT NOT NULL,
      left_on TEXT,
      recorded_at TEXT NOT NULL,
      revision INTEGER NOT NULL
    );
    CREATE TABLE organisation_changes (
      organisation_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      what TEXT NOT NULL,
      happened_on TEXT NOT NULL,
      name TEXT,
      recorded_at TEXT NOT NULL,
      actor TEXT NOT NULL,
      PRIMARY KEY (organisation_id, position)
    ) WITHOUT ROWID;`,
  indexes: searchable('organisations', ['name']),
  effects: (db) => {
    const join = db.prepare(
      `INSERT INTO organisations (organisation_id, name, kind, nation, region, joined_on, recorded_at, revision)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (organisation_id) DO UPDATE SET name = excluded.name, kind = excluded.kind, nation = excluded.nation,
         region = excluded.region, joined_on = excluded.joined_on, left_on = NULL, revision = excluded.revision`,
    );
    const leave = db.prepare('UPDATE organisations SET left_on = ?, revision = ? WHERE organisation_id = ?');
    const rename = db.prepare(
      `UPDATE organisations SET revision = ?, name =
         (SELECT c.name FROM organisation_changes c
          WHERE c.organisation_id = organisations.organisation_id AND c.name IS NOT NULL
          ORDER BY c.happened_on DESC, c.position DESC LIMIT 1)
       WHERE organisation_id = ?`,
    );
    const add = db.prepare('INSERT INTO organisation_changes VALUES (?, ?, ?, ?, ?, ?, ?)');
    return {
      OrganisationJoined: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        const { organisationId, name, kind, nation, region, joinedOn } = data;
        join.run(organisationId, name, kind, nation, region, joinedOn, recordedAt, revision);
        add.run(organisationId, position, 'joined', joinedOn, name, recordedAt, actor);
      },
      OrganisationLeft: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        leave.run(data.leftOn, revision, data.organisationId);
        add.run(data.organisationId, position, 'left', data.leftOn, null, recordedAt, actor);
      },
      OrganisationRenamed: ({ data, position, revision, metadata: { recordedAt, actor } }) => {
        add.run(data.organisationId, position, 'renamed', data.effectiveOn, data.name, recordedAt, actor);
        rename.run(revision, data.organisationId);
      },
    };
  },
});
