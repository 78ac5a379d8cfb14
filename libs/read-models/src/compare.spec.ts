import { join } from 'node:path';
import Database from 'better-sqlite3';
import { compare } from './compare.js';
import type { Projection } from './projection.js';
import { Projector } from './projector.js';
import { counted, instantOf, projectionsModule, recorded, temporaryFolder } from './testing.js';

describe('comparing two read-model databases', () => {
  const folder = temporaryFolder();
  let projections: Projection[];
  let made = 0;
  beforeAll(async () => ({ projections } = await import(projectionsModule(folder))));

  const events = recorded([counted('bins', 1), counted('buses', 2), counted('bins', 3), counted('cats', 4)]);
  const built = (batches: number[] = [events.length], change = '') => {
    const file = join(folder, `${made++}.sqlite`);
    const projector = Projector.create(file, projections);
    let taken = 0;
    for (const size of batches) projector.apply(events.slice(taken, (taken += size)), taken - 1);
    projector.complete();
    projector.close();
    const db = new Database(file);
    db.exec(change);
    db.close();
    return file;
  };

  it('finds no difference between the same events in other batches', () => {
    expect(compare(built(), built([1, 2, 1]))).toEqual({ tables: 7, rows: 18, differences: [] });
  });

  it('names the row that was changed, with both versions', () => {
    expect(compare(built([4], "UPDATE totals SET total = 9 WHERE what = 'bins'"), built()).differences).toEqual([
      {
        table: 'totals',
        rows: 1,
        examples: [
          {
            key: 'what bins',
            live: { what: 'bins', total: 9, counts: 2 },
            rebuilt: { what: 'bins', total: 4, counts: 2 },
          },
        ],
      },
    ]);
  });

  it('names rows that are missing and rows that are too many', () => {
    const changed = built(
      [4],
      "DELETE FROM entries WHERE position = 1; INSERT INTO entries VALUES (99, 'ghosts', NULL)",
    );
    expect(compare(changed, built()).differences).toEqual([
      {
        table: 'entries',
        rows: 2,
        examples: [
          { key: 'position 99', live: { rowid: 99, position: 99, what: 'ghosts', by: null } },
          { key: 'position 1', rebuilt: { rowid: 1, position: 1, what: 'buses', by: 2 } },
        ],
      },
    ]);
  });

  it('names tables that only one of them has', () => {
    const more = built([4], "CREATE TABLE more (a); INSERT INTO more VALUES ('x')");
    expect(compare(more, built()).differences).toEqual([{ table: 'more', rows: 1, examples: [] }]);
    expect(compare(built(), more).differences).toEqual([{ table: 'more', rows: 1, examples: [] }]);
  });

  it('names instants that stand for another position', () => {
    const changed = built([1, 3], 'UPDATE read_model_moments SET position = 7 WHERE position = 0');
    expect(compare(changed, built()).differences).toEqual([
      {
        table: 'read_model_moments',
        rows: 1,
        examples: [
          {
            key: `recorded_at ${instantOf(0)}`,
            live: { recorded_at: Date.parse(instantOf(0)), position: 7 },
            rebuilt: { recorded_at: Date.parse(instantOf(0)), position: 0 },
          },
        ],
      },
    ]);
  });

  it('counts all rows that differ and shows the first twenty', () => {
    const many = `INSERT INTO entries SELECT value + 100, 1, 1 FROM json_each('[${[...Array(50).keys()].join()}]')`;
    const [found] = compare(built([4], many), built()).differences;
    expect([found?.rows, found?.examples.length]).toEqual([50, 20]);
  });
});
