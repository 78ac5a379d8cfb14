import { personEvents } from '#members';
import { faultsIn } from '#vocabulary';

const personId = '0196b7a0-0000-7000-8000-000000000401';
const invited = { personId, roles: ['member', 'report-reader'], sealed: 'v1.c2VhbGVk' };

describe('A person', () => {
  it.each([
    ['cipher text', 'v1.c2VhbGVk'],
    ['the parts of it', { cipher: 'c2VhbGVk', nonce: 'bm9uY2U=', tag: 'dGFn', keyVersion: 1 }],
  ])('is invited with a name and address that are %s', (_, sealed) =>
    expect(faultsIn(personEvents.PersonInvited, { ...invited, sealed })).toEqual([]),
  );
  it.each([
    ['nothing', undefined],
    ['empty', ''],
    ['without parts', {}],
    ['plain, in an object deep within', { name: { first: 'Ada' } }],
    ['a list', ['c2VhbGVk']],
  ])('is not invited when they are %s', (_, sealed) =>
    expect(faultsIn(personEvents.PersonInvited, { ...invited, sealed })).toEqual([
      { field: 'sealed', message: 'must be cipher text, or an object of its parts' },
    ]),
  );
  it('may change roles, be deactivated and be erased', () => {
    expect(faultsIn(personEvents.PersonRolesChanged, { personId, roles: [] })).toEqual([]);
    expect(faultsIn(personEvents.PersonDeactivated, { personId, reason: 'Moved on' })).toEqual([]);
    expect(faultsIn(personEvents.PersonErased, { personId, reason: 'Asked for it' })).toEqual([]);
  });
});
