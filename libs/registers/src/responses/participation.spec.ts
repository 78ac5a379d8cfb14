import Database from 'better-sqlite3';
import type { ResponseEvent } from '#responses';
import { participation } from './participation.js';

const response = { responseId: 'a-response' };
const council = { organisationId: 'kent' };

const offered: ResponseEvent = {
  type: 'ContributionOffered',
  data: { ...response, ...council, contributionId: 'c1', questionId: 'q1', kind: 'comment', text: 'Say why' },
};
const withdrawn: ResponseEvent = { type: 'ContributionWithdrawn', data: { ...response, contributionId: 'c1' } };
const opened: ResponseEvent = {
  type: 'SignOffOpened',
  data: {
    ...response,
    round: 1,
    closesAt: '2026-01-10T17:00:00Z',
    quorumPercent: 60,
    roster: ['kent', 'leeds'],
    answers: [],
  },
};
const position: ResponseEvent = {
  type: 'PositionTaken',
  data: { ...response, ...council, round: 1, position: 'yes', capacity: 'delegated_officer', answers: [] },
};

function after(...events: readonly ResponseEvent[]) {
  const db = new Database(':memory:');
  db.exec(participation.tables);
  const effects = participation.effects(db) as Readonly<Record<string, (event: object) => void>>;
  events.forEach((event, place) => effects[event.type]!({ ...event, position: place, revision: place }));
  return (table: string) => db.prepare(`SELECT * FROM ${table}`).all();
}

describe('Participation', () => {
  it('keeps who offered which contribution, and which were withdrawn', () => {
    const held = after(offered, withdrawn, withdrawn);
    expect(held('contributions')).toEqual([
      { position: 0, response_id: 'a-response', contribution_id: 'c1', organisation_id: 'kent' },
    ]);
    expect(held('contributions_withdrawn')).toEqual([{ response_id: 'a-response', contribution_id: 'c1' }]);
  });

  it('keeps who stood on the roster of a round, and each position that was taken in it', () => {
    const held = after(opened, position, position);
    expect(held('sign_off_rounds')).toEqual([
      { position: 0, response_id: 'a-response', round: 1, roster: '["kent","leeds"]' },
    ]);
    const taken = { response_id: 'a-response', round: 1, organisation_id: 'kent' };
    expect(held('sign_off_positions')).toEqual([
      { position: 1, ...taken },
      { position: 2, ...taken },
    ]);
  });
});
