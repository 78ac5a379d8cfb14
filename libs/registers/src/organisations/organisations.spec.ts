import type { OrganisationEvent } from '#members';
import { ACTOR, idOf, RecordedLog, Tables } from '../testing.js';
import { organisations } from './organisations.js';

const organisationId = idOf(1);

const joined: OrganisationEvent = {
  type: 'OrganisationJoined',
  data: {
    organisationId,
    name: 'Kent County Council',
    kind: 'county',
    nation: 'england',
    region: 'South East',
    joinedOn: '2024-11-04',
  },
};
const renamed = (name: string, effectiveOn: string): OrganisationEvent => ({
  type: 'OrganisationRenamed',
  data: { organisationId, name, effectiveOn },
});
const left: OrganisationEvent = { type: 'OrganisationLeft', data: { organisationId, leftOn: '2025-03-31' } };

const row = {
  number: 1,
  organisation_id: organisationId,
  name: 'Kent County Council',
  kind: 'county',
  nation: 'england',
  region: 'South East',
  joined_on: '2024-11-04',
  recorded_at: '2026-01-01T12:00:00.000Z',
  revision: 0,
};
const change = (position: number, what: string, happened_on: string, name?: string) => ({
  organisation_id: organisationId,
  position,
  what,
  happened_on,
  ...(name && { name }),
  recorded_at: `2026-01-01T12:00:0${position}.000Z`,
  actor: ACTOR,
});

const after = (...events: OrganisationEvent[]) => {
  const log = new RecordedLog().add(`organisation-${organisationId}`, events);
  const tables = Tables.built([organisations], log.events);
  expect(Tables.followed([organisations], log.events).everything()).toEqual(tables.everything());
  return tables;
};

describe('the register of members', () => {
  it('OrganisationJoined: a member since that day', () => {
    const tables = after(joined);
    expect(tables.rows('organisations')).toEqual([row]);
    expect(tables.rows('organisation_changes')).toEqual([change(0, 'joined', '2024-11-04', 'Kent County Council')]);
  });

  it('OrganisationLeft: a member until that day', () => {
    const tables = after(joined, left);
    expect(tables.rows('organisations')).toEqual([{ ...row, left_on: '2025-03-31', revision: 1 }]);
    expect(tables.rows('organisation_changes')[1]).toEqual(change(1, 'left', '2025-03-31'));
  });

  it('OrganisationJoined: one that comes back is a member again', () => {
    const back = { ...joined, data: { ...joined.data, joinedOn: '2025-10-01' } } as OrganisationEvent;
    const tables = after(joined, left, back);
    expect(tables.rows('organisations')).toEqual([{ ...row, joined_on: '2025-10-01', revision: 2 }]);
    expect(tables.rows('organisation_changes')).toEqual([
      change(0, 'joined', '2024-11-04', 'Kent County Council'),
      change(1, 'left', '2025-03-31'),
      change(2, 'joined', '2025-10-01', 'Kent County Council'),
    ]);
  });

  it('OrganisationRenamed: the latest name by day, whenever it was recorded', () => {
    const tables = after(joined, renamed('Kent Council', '2025-06-01'), renamed('Kent', '2025-01-01'));
    expect(tables.rows('organisations')).toEqual([{ ...row, name: 'Kent Council', revision: 2 }]);
    expect(tables.rows('organisation_changes').slice(1)).toEqual([
      change(1, 'renamed', '2025-06-01', 'Kent Council'),
      change(2, 'renamed', '2025-01-01', 'Kent'),
    ]);
  });
});
