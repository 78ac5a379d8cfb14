import type { PersonEvent } from '#members';
import { idOf, RecordedLog, Tables } from '../testing.js';
import { findPerson, knownOfPeople, listPeople } from './list-people.js';
import { people } from './people.js';

const personId = idOf(41);
const organisationId = idOf(1);

const invited: PersonEvent = {
  type: 'PersonInvited',
  data: { personId, organisationId, roles: ['member'], sealed: 'v1.sealed' },
};
const promoted: PersonEvent = { type: 'PersonRolesChanged', data: { personId, roles: ['member', 'administrator'] } };
const deactivated: PersonEvent = { type: 'PersonDeactivated', data: { personId, reason: 'Moved on' } };
const erased: PersonEvent = { type: 'PersonErased', data: { personId, reason: 'Asked for it' } };

const at = (position: number) => `2026-01-01T12:00:0${position}.000Z`;
const row = {
  number: 1,
  person_id: personId,
  organisation_id: organisationId,
  roles: '["member"]',
  state: 'active',
  sealed: 'v1.sealed',
  invited_at: at(0),
  changed_at: at(0),
  revision: 0,
};

const after = (...events: PersonEvent[]) => {
  const log = new RecordedLog().add(`person-${personId}`, events);
  const tables = Tables.built([people], log.events);
  expect(Tables.followed([people], log.events).everything()).toEqual(tables.everything());
  return tables;
};

describe('the register of people', () => {
  it('PersonInvited: what they are, and a name that nobody can read here', () =>
    expect(after(invited).rows('people')).toEqual([row]));
  it('PersonRolesChanged: the roles from now on', () =>
    expect(after(invited, promoted).rows('people')).toEqual([
      { ...row, roles: '["member","administrator"]', changed_at: at(1), revision: 1 },
    ]));
  it('PersonDeactivated: the account has ended', () =>
    expect(after(invited, deactivated).rows('people')).toEqual([
      { ...row, state: 'deactivated', changed_at: at(1), revision: 1 },
    ]));
  it('PersonInvited: once more, after the account had ended', () =>
    expect(after(invited, deactivated, invited).rows('people')).toEqual([{ ...row, changed_at: at(2), revision: 2 }]));
  it('PersonErased: nothing is left but that there was somebody', () =>
    expect(after(invited, erased).rows('people')).toEqual([
      {
        number: 1,
        person_id: personId,
        roles: '[]',
        state: 'erased',
        invited_at: at(0),
        changed_at: at(1),
        revision: 1,
      },
    ]));
});

describe('what is asked of the register of people', () => {
  it('is who they are', () => {
    const { db } = after(invited, promoted);
    expect(findPerson(db, personId)).toEqual({
      personId,
      organisationId,
      roles: ['member', 'administrator'],
      state: 'active',
      sealed: 'v1.sealed',
      invitedAt: at(0),
      changedAt: at(1),
      revision: 1,
    });
    expect(listPeople(db)).toEqual([findPerson(db, personId)]);
    expect(findPerson(db, idOf(42))).toBeUndefined();
  });
  it('is how many other administrators there are', () => {
    const { db } = after(invited, promoted);
    expect(knownOfPeople(db, idOf(42))).toEqual({ otherAdministrators: 1 });
    expect(knownOfPeople(db, personId)).toEqual({ otherAdministrators: 0 });
    expect(knownOfPeople(after(invited, promoted, deactivated).db, idOf(42))).toEqual({ otherAdministrators: 0 });
  });
});
