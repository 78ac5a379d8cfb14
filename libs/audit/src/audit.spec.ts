import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Audit } from './audit.js';

let folder: string;
let audit: Audit;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  audit = new Audit(join(folder, 'audit.sqlite'));
  audit.record({ deed: 'saw', personId: 'anna', about: '/policies/1' });
  audit.record({ deed: 'refused', about: '/people' });
  audit.record({ deed: 'exported', personId: 'ben', about: '/policies' });
});
afterEach(() => {
  audit.close();
  rmSync(folder, { recursive: true });
});

it('keeps who did what, the latest first', () =>
  expect(audit.list({}, { size: 10 })).toEqual({
    total: 3,
    rows: [
      { number: 3, at: expect.any(String), deed: 'exported', personId: 'ben', about: '/policies' },
      { number: 2, at: expect.any(String), deed: 'refused', about: '/people' },
      { number: 1, at: expect.any(String), deed: 'saw', personId: 'anna', about: '/policies/1' },
    ],
  }));

it('is searched by what was done, by whom, and to what', () => {
  expect(audit.list({ deed: 'saw' }, { size: 10 }).rows.map(({ number }) => number)).toEqual([1]);
  expect(audit.list({ personId: 'ben' }, { size: 10 }).rows.map(({ number }) => number)).toEqual([3]);
  expect(audit.list({ about: '/policies' }, { size: 1, skipped: 1 })).toMatchObject({
    total: 2,
    rows: [{ number: 1 }],
  });
});

it('goes on where it was, when it is opened again', () => {
  audit.close();
  audit = new Audit(join(folder, 'audit.sqlite'));
  audit.record({ deed: 'operated', personId: 'ben', about: 'rebuild' });
  expect(audit.list({}, { size: 1 }).rows[0]?.number).toBe(4);
  expect(audit.firstChanged()).toBeUndefined();
});

it('refuses to be changed, and shows it when somebody does so all the same', () => {
  const db = new Database(join(folder, 'audit.sqlite'));
  expect(() => db.exec(`UPDATE audit SET person_id = 'carl'`)).toThrow('never changed');
  expect(() => db.exec('DELETE FROM audit')).toThrow('Nothing is deleted');
  db.exec(`DROP TRIGGER audit_is_never_changed; UPDATE audit SET person_id = 'carl' WHERE number = 2`);
  db.close();
  expect(audit.firstChanged()).toBe(2);
});
