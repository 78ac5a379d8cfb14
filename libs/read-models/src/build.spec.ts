import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.js';
import { compare } from './compare.js';
import { faultsOf } from './own-tables.js';
import type { Projection } from './projection.js';
import { Projector } from './projector.js';
import { counted, playInto, projectionsModule, recorded, rowsOf, TestLog, totalsOf } from './testing.js';
import Database from 'better-sqlite3';

/** Three projections: `fragile` as ever, `totals` that stumbles over one late event, `names` that takes all. */
const three = (source: string) =>
  source
    .replace(
      'Counted: ({ data }) => add.run(data)',
      "Counted: ({ data }) => { add.run(data); if (data.what === 'late') throw new Error('too late'); }",
    )
    .replace(
      'export const projections = [totals, fragile]',
      `const names = {
        name: 'names',
        tables: 'CREATE TABLE names (what TEXT NOT NULL UNIQUE, first INTEGER NOT NULL); CREATE INDEX names_by_first ON names (first)',
        effects: (db) => {
          const add = db.prepare('INSERT OR IGNORE INTO names VALUES (?, ?)');
          return { Counted: ({ data, position }) => add.run(data.what, position) };
        },
      };
      const every = {
        name: 'every',
        tables: '',
        indexes: \`CREATE TABLE every AS SELECT t.what, n.first, t.total FROM totals t JOIN names n ON n.what = t.what ORDER BY n.first;
          CREATE TRIGGER every_total AFTER UPDATE OF total ON totals BEGIN UPDATE every SET total = new.total WHERE what = new.what; END\`,
        follows: ['totals', 'names'],
        effects: () => ({}),
      };
      export const projections = [every, totals, fragile, names]`,
    );

describe('a build', () => {
  let log: TestLog;
  let module: string;
  let projections: Projection[];
  beforeAll(async () => {
    log = await TestLog.create();
    module = projectionsModule(log.folder, three);
    ({ projections } = (await import(module)) as { projections: Projection[] });
    await log.record(
      ...Array.from({ length: 24_000 }, (_, index) => counted(`place ${index % 1000}`, (index % 5) + 20)),
    );
    await log.record(counted('late', 1), counted('place 1', 13), counted('place 2', 1));
  });
  afterAll(async () => {
    await log.store.close();
    rmSync(log.folder, { recursive: true });
  });
  const file = (name: string) => join(log.folder, name);
  const told: number[] = [];
  const building = (target: string, until: number, signal = new AbortController().signal) =>
    build({
      log: log.address,
      projectionsModule: pathToFileURL(module).href,
      store: log.store,
      projections,
      target: file(target),
      until,
      signal,
      inTwo: true,
      tell: ({ position }) => told.push(position),
    });

  it('of a long log, shared by two, leaves what one leaves in small batches', async () => {
    await building('two.sqlite', log.history.length - 1);
    const one = Projector.create(file('one.sqlite'), projections);
    const events = recorded(log.history);
    playInto(
      one,
      events,
      Array.from({ length: 15 }, () => 1700),
    );
    one.complete();
    one.close();
    expect(compare(file('two.sqlite'), file('one.sqlite')).differences).toEqual([]);
    expect(rowsOf(file('two.sqlite'), 'SELECT what, total, counts FROM totals ORDER BY what')).toEqual(
      totalsOf(log.history.slice(0, 24_000)),
    );
    // what follows tables that two have filled is made when they stand together
    expect(rowsOf(file('two.sqlite'), 'SELECT count(*) AS count FROM every')).toEqual([{ count: 1000 }]);
    expect(rowsOf(file('two.sqlite'), 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  it('of a long log names what either of the two has set aside', () => {
    const db = new Database(file('two.sqlite'));
    expect(faultsOf(db).map(({ projection, position }) => ({ projection, position }))).toEqual([
      { projection: 'totals', position: 24_000 },
      { projection: 'fragile', position: 24_001 },
    ]);
    db.close();
  });

  it('tells how far it is, forwards only', () => {
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(log.history.length - 1);
  });

  it('leaves nothing when it is broken off', async () => {
    const breaking = new AbortController();
    const broken = building('broken.sqlite', log.history.length - 1, breaking.signal);
    breaking.abort();
    await expect(broken).rejects.toThrow('aborted');
    expect(readdirSync(log.folder).filter((name) => name.startsWith('broken'))).toEqual([]);
  });
});
