import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { compare } from './compare.js';
import { half, moveTables, timed, timeIndexes } from './halves.js';
import type { Projection } from './projection.js';
import { Projector } from './projector.js';
import { counted, projectionsModule, recorded, rowsOf, temporaryFolder } from './testing.js';

/** Everything that can be made at the end: indexes, a table that is filled then, a full-text index, triggers. */
const searched: Projection = {
  name: 'searched',
  tables: 'CREATE TABLE things (number INTEGER PRIMARY KEY, what TEXT NOT NULL UNIQUE, by INTEGER)',
  indexes: `
    CREATE INDEX things_by_length ON things (length(what), by DESC) WHERE by > 2;
    CREATE TABLE letters (letter TEXT, number INTEGER, PRIMARY KEY (letter, number)) WITHOUT ROWID;
    INSERT OR IGNORE INTO letters SELECT substr(what, 1, 1), number FROM things;
    CREATE VIRTUAL TABLE things_search USING fts5 (what, content = 'things', content_rowid = 'number');
    INSERT INTO things_search (things_search) VALUES ('rebuild');
    CREATE TRIGGER things_added AFTER INSERT ON things BEGIN
      INSERT INTO letters VALUES (substr(new.what, 1, 1), new.number);
      INSERT INTO things_search (rowid, what) VALUES (new.number, new.what);
    END;`,
  effects: (db) => {
    const add = db.prepare('INSERT OR IGNORE INTO things (what, by) VALUES (:what, :by)');
    return { Counted: ({ data }) => add.run(data) };
  },
};

describe('the halves of a build', () => {
  const folder = temporaryFolder();
  let projections: Projection[];
  beforeAll(async () => {
    const module = (await import(projectionsModule(folder))) as { projections: Projection[] };
    projections = [...module.projections, searched];
  });
  const events = recorded(
    Array.from({ length: 600 }, (_, index) => counted(`thing ${index % 200}`, index === 500 ? 13 : index % 9)),
  );

  it('make one database, equal to one that was never divided, that goes on as usual', () => {
    const [whole, here, there] = ['whole', 'here', 'there'].map((name) => join(folder, `${name}.sqlite`)) as [
      string,
      string,
      string,
    ];
    const play = (projector: Projector, from: number, to: number, complete = true) => {
      projector.apply(events.slice(from, to), to - 1);
      if (complete) projector.complete();
      projector.close();
    };
    play(Projector.create(whole, projections), 0, 500);
    play(Projector.create(here, projections), 0, 100, false);
    copyFileSync(here, there);
    const [totals, ...others] = projections as [Projection, ...Projection[]];
    play(Projector.open(here, [totals], { quick: true }), 100, 500);
    play(Projector.open(there, others, { quick: true }), 100, 500);
    moveTables(there, here, others);
    for (const file of [whole, here]) play(Projector.open(file, projections), 500, 600, false);

    expect(compare(here, whole).differences).toEqual([]);
    const schema = 'SELECT type, name, sql FROM sqlite_schema ORDER BY name';
    expect(rowsOf(here, schema)).toEqual(rowsOf(whole, schema));
    expect(rowsOf(here, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    const found = "SELECT count(*) AS found FROM things_search WHERE things_search MATCH '199'";
    expect(rowsOf(here, found)).toEqual([{ found: 1 }]);
    const db = new Database(here);
    for (const index of ['things_search', 'words'])
      db.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`);
    db.close();
  });

  it('are judged by the time that effects and indexes take, and leave no trace of it', () => {
    const file = join(folder, 'judged.sqlite');
    const spent = new Map<string, number>();
    let ticks = 0;
    const clock = () => ticks++;
    const projector = Projector.create(file, timed(projections, spent, clock));
    projector.apply(events.slice(0, 100), 99);
    projector.close();
    const effects = new Map(spent);
    const before = rowsOf(file, 'SELECT name FROM sqlite_schema');
    timeIndexes(
      file,
      [...projections, { ...searched, name: 'unfit', indexes: 'CREATE UNIQUE INDEX u ON things (by)' }],
      spent,
      clock,
    );
    expect(rowsOf(file, 'SELECT name FROM sqlite_schema')).toEqual(before);
    expect(Object.fromEntries(effects)).toEqual({ fragile: 100, searched: 100, totals: 100 });
    expect(Object.fromEntries(spent)).toEqual({ fragile: 101, searched: 101, totals: 101, unfit: 1 });
  });

  it('cost about the same, but tables that cannot be copied stay where they are', () => {
    const [totals, fragile] = projections as [Projection, Projection];
    const generated = {
      ...searched,
      tables: 'CREATE TABLE lengths (what, length GENERATED ALWAYS AS (length(what)))',
      indexes: '',
    };
    const spent = (...milliseconds: number[]) =>
      new Map(['totals', 'fragile', 'searched'].map((name, index) => [name, milliseconds[index]!]));
    expect(half(projections, spent(5, 4, 9))).toEqual(['searched']);
    expect(half(projections, spent(5, 4, 3))).toEqual(['fragile', 'searched']);
    expect(half([totals, fragile, generated], spent(5, 4, 9))).toEqual(['totals', 'fragile']);
    expect(half([totals, fragile, generated], spent(5, 4, 0))).toEqual(['totals']);
    expect(half([generated], spent(5, 4, 9))).toEqual([]);
    expect(half([totals, fragile, { ...searched, follows: ['totals'] }], spent(5, 4, 9))).toEqual([
      'totals',
      'fragile',
    ]);
  });
});
