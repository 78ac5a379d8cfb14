import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Register } from './conditions.js';
import { counted } from './counted.js';

const THINGS: Register<'colour' | 'owner'> = {
  from: 'things t',
  reads: ['things', 'owners'],
  id: 't.id',
  tie: 't.number',
  sorts: { number: 't.number' },
  defaultSort: 'number',
  values: { colour: 't.colour' },
  lists: {
    owner: {
      entries: 'SELECT t.number AS tie, value FROM things t, json_each(t.owners)',
      kept: 'SELECT value, 1 AS count FROM things t, json_each(t.owners)',
    },
  },
};

describe('the counts of a register', () => {
  const folder = mkdtempSync(join(tmpdir(), 'counted-'));
  const db = new Database(join(folder, 'things.sqlite'));
  db.exec(`
    CREATE TABLE read_model_touched (projection TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE things (number INTEGER PRIMARY KEY, id TEXT, colour TEXT, owners TEXT)`);
  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  const add = (colour: string, owners: readonly string[], position: number, projection = 'things') => {
    db.prepare('INSERT INTO things (id, colour, owners) VALUES (?, ?, ?)').run(colour, colour, JSON.stringify(owners));
    db.prepare('INSERT OR REPLACE INTO read_model_touched VALUES (?, ?)').run(projection, position);
  };
  const total = (position: number) => counted(db, THINGS, [], position).total;

  it('stand until something that they are counted from has changed, whatever else is recorded', () => {
    add('red', [], 1);
    expect(total(1)).toBe(1);
    add('blue', [], 2, 'weather');
    expect(total(2)).toBe(1);
    add('green', [], 3, 'owners');
    expect(total(3)).toBe(3);
  });

  it('of a list are the same whether they are counted at once or from its entries', () => {
    add('red', ['ann', 'bob'], 4);
    add('red', ['ann'], 5);
    const owners = [
      { value: 'ann', title: null, count: 2 },
      { value: 'bob', title: null, count: 1 },
    ];
    const red = { facet: 'colour', sql: 't.colour = ?', values: ['red'] };
    expect(counted(db, THINGS, [], 5).facets.owner).toEqual(owners);
    expect(counted(db, THINGS, [red], 5).facets.owner).toEqual(owners);
  });
});
