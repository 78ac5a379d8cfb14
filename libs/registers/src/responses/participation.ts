import { projection } from '#read-models';
import type { ResponseEvent } from '#responses';
import { json } from '../columns.js';

/** Who offered contributions to responses, stood on the roster of a sign-off round, and took positions in it: as recorded. */
export const participation = projection<ResponseEvent>({
  name: 'participation',
  tables: `
    CREATE TABLE contributions (
      position INTEGER PRIMARY KEY,
      response_id TEXT NOT NULL,
      contribution_id TEXT NOT NULL,
      organisation_id TEXT NOT NULL
    );
    CREATE TABLE contributions_withdrawn (
      response_id TEXT NOT NULL,
      contribution_id TEXT NOT NULL,
      PRIMARY KEY (response_id, contribution_id)
    ) WITHOUT ROWID;
    CREATE TABLE sign_off_rounds (
      position INTEGER PRIMARY KEY,
      response_id TEXT NOT NULL,
      round INTEGER NOT NULL,
      roster TEXT NOT NULL
    );
    CREATE TABLE sign_off_positions (
      position INTEGER PRIMARY KEY,
      response_id TEXT NOT NULL,
      round INTEGER NOT NULL,
      organisation_id TEXT NOT NULL
    );`,
  effects: (db) => {
    const offer = db.prepare('INSERT INTO contributions VALUES (?, ?, ?, ?)');
    const withdraw = db.prepare('INSERT OR IGNORE INTO contributions_withdrawn VALUES (?, ?)');
    const open = db.prepare('INSERT INTO sign_off_rounds VALUES (?, ?, ?, ?)');
    const takePosition = db.prepare('INSERT INTO sign_off_positions VALUES (?, ?, ?, ?)');
    return {
      ContributionOffered: ({ data, position }) =>
        offer.run(position, data.responseId, data.contributionId, data.organisationId),
      ContributionWithdrawn: ({ data }) => withdraw.run(data.responseId, data.contributionId),
      SignOffOpened: ({ data, position }) => open.run(position, data.responseId, data.round, json(data.roster)),
      PositionTaken: ({ data, position }) =>
        takePosition.run(position, data.responseId, data.round, data.organisationId),
    };
  },
});
