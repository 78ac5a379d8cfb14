import { join } from 'node:path';
import { START, type DomainEvent } from '#event-store';
import { positionAt } from './moments.js';
import { checkpointOf, faultsOf, touchedAt } from './own-tables.js';
import type { Projection } from './projection.js';
import { Projector, refuseUnfit } from './projector.js';
import {
  counted,
  instantOf,
  playInto,
  projectionsModule,
  recorded,
  rowsOf,
  temporaryFolder,
  totalsOf,
} from './testing.js';
import Database from 'better-sqlite3';

const TOTALS = 'SELECT what, total, counts FROM totals ORDER BY what';
const ENTRIES = 'SELECT position, what, by FROM entries ORDER BY position';

describe('a projector', () => {
  const folder = temporaryFolder();
  let file: string;
  let projections: Projection[];
  let projector: Projector;
  let made = 0;
  beforeAll(async () => ({ projections } = await import(projectionsModule(folder))));
  beforeEach(() => {
    file = join(folder, `${made++}.sqlite`);
    projector = Projector.create(file, projections);
  });
  afterEach(() => projector.close());

  /** Applies the batches and answers how to look at what has become of them. */
  const played = (...batches: DomainEvent[][]) => {
    const sizes = batches.map(({ length }) => length);
    playInto(projector, recorded(batches.flat()), sizes);
    projector.complete();
    projector.close();
    return (sql: string) => rowsOf(file, sql);
  };
  const reading = <T>(look: (db: Database.Database) => T) => {
    const db = new Database(file, { readonly: true });
    try {
      return look(db);
    } finally {
      db.close();
    }
  };

  it('brings the tables of all projections to one position', () => {
    const rows = played([counted('bins', 2), counted('buses', 3)], [counted('bins', 5)]);
    expect(rows(TOTALS)).toEqual([
      { what: 'bins', total: 7, counts: 2 },
      { what: 'buses', total: 3, counts: 1 },
    ]);
    expect(rows(ENTRIES)).toEqual([
      { position: 0, what: 'bins', by: 2 },
      { position: 1, what: 'buses', by: 3 },
      { position: 2, what: 'bins', by: 5 },
    ]);
    expect(projector.position).toBe(2);
  });

  it('remembers the position, and the first and the last event it has read', () => {
    const [first, , last] = recorded([counted('bins', 1), counted('bins', 2), counted('bins', 3)]);
    played([counted('bins', 1)], [counted('bins', 2), counted('bins', 3)]);
    const mark = ({ stream, revision, id, position }: typeof first & object) => ({ stream, revision, id, position });
    expect(reading(checkpointOf)).toEqual({ position: 2, first: mark(first!), last: mark(last!) });
    expect(projector.read).toEqual(reading(checkpointOf));
  });

  it('remembers by projection the last event that had an effect', () => {
    played([counted('bins', 1), counted('cats', 13), counted('bins', 2)], [{ type: 'Slept', data: {} }]);
    const touched = (...names: string[]) => reading((db) => touchedAt(db, names));
    expect([touched('totals'), touched('fragile'), touched('fragile', 'totals'), touched('nobody')]).toEqual([
      2,
      0,
      2,
      START,
    ]);
  });

  it('moves on past events that nobody listens to', () => {
    const rows = played([{ type: 'Slept', data: {} }], []);
    expect(rows(TOTALS)).toEqual([]);
    expect(reading(checkpointOf).position).toBe(0);
  });

  it('adds the indexes when the build is complete', () => {
    const rows = played([counted('bins', 1)]);
    expect(rows("SELECT name FROM sqlite_schema WHERE name = 'totals_by_total'")).toHaveLength(1);
  });

  it('knows the last position recorded at or before an instant, however the batches fell', () => {
    const events = recorded(Array.from({ length: 10 }, (_, by) => counted('bins', by)));
    const { metadata } = events[3]!;
    for (const position of [4, 5]) events[position] = { ...events[position]!, metadata };
    for (const [from, to] of [
      [0, 1],
      [1, 4],
      [4, 5],
      [5, 8],
      [8, 10],
    ] as const)
      projector.apply(events.slice(from, to), to - 1);
    projector.close();
    const instants = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 100].map((position) => Date.parse(instantOf(position)));
    expect(reading((db) => instants.map((instant) => positionAt(db, instant)))).toEqual([
      START,
      0,
      1,
      2,
      5,
      5,
      5,
      6,
      7,
      8,
      9,
      9,
    ]);
  });

  describe('when a projection fails on an event', () => {
    const fault = {
      projection: 'fragile',
      position: 3,
      eventType: 'Counted',
      eventId: recorded([counted('cats', 13)], 3)[0]!.id,
      message: 'cats is unlucky',
    };

    it('sets it aside by name with the event, and the others go on', () => {
      const rows = played(
        [counted('bins', 1)],
        [counted('buses', 2), counted('bins', 3), counted('cats', 13), counted('bins', 4)],
      );
      expect(projector.faults).toEqual([fault]);
      expect(reading(faultsOf)).toEqual([fault]);
      expect(rows(TOTALS)).toEqual(
        totalsOf([
          counted('bins', 1),
          counted('buses', 2),
          counted('bins', 3),
          counted('cats', 13),
          counted('bins', 4),
        ]),
      );
    });

    it('leaves its tables as they were right before that event', () => {
      const rows = played(
        [counted('bins', 1)],
        [counted('buses', 2), counted('bins', 3), counted('cats', 13), counted('bins', 4)],
      );
      expect(rows(ENTRIES)).toEqual([
        { position: 0, what: 'bins', by: 1 },
        { position: 1, what: 'buses', by: 2 },
        { position: 2, what: 'bins', by: 3 },
      ]);
      expect(rows("SELECT rowid FROM words WHERE words MATCH 'cats'")).toEqual([]);
    });

    it('leaves it aside in later batches and after a restart', () => {
      played([counted('bins', 1), counted('bins', 2), counted('bins', 3)], [counted('cats', 13)], [counted('bins', 5)]);
      projector = Projector.open(file, projections);
      expect(projector.faults).toEqual([fault]);
      projector.apply(recorded([counted('bins', 6)], 5), 5);
      projector.close();
      expect(rowsOf(file, ENTRIES)).toHaveLength(3);
      expect(rowsOf(file, TOTALS)).toEqual([
        { what: 'bins', total: 17, counts: 5 },
        { what: 'cats', total: 13, counts: 1 },
      ]);
    });

    it('sets each aside that fails in the same batch, at its own event', () => {
      const touchy: Projection = {
        name: 'touchy',
        tables: 'CREATE TABLE touched (what TEXT UNIQUE)',
        effects: (db) => {
          const touch = db.prepare('INSERT INTO touched VALUES (?)');
          return { Counted: ({ data }) => touch.run((data as { what: string }).what) };
        },
      };
      projector.close();
      projector = Projector.create(join(folder, 'touchy.sqlite'), [...projections, touchy]);
      const batch = [counted('a', 1), counted('b', 13), counted('a', 2), counted('c', 3)];
      playInto(projector, recorded(batch), [4]);
      projector.close();
      expect(projector.faults).toEqual([
        { ...fault, position: 1, eventId: recorded(batch)[1]!.id, message: 'b is unlucky' },
        {
          ...fault,
          projection: 'touchy',
          position: 2,
          eventId: recorded(batch)[2]!.id,
          message: 'UNIQUE constraint failed: touched.what',
        },
      ]);
      expect(rowsOf(projector.file, 'SELECT what FROM touched ORDER BY what')).toEqual([{ what: 'a' }, { what: 'b' }]);
      expect(rowsOf(projector.file, TOTALS)).toEqual(totalsOf(batch));
    });

    it('sets it aside at the end when its rows do not fit its index', () => {
      const narrow: Projection = {
        ...projections[0]!,
        indexes: 'CREATE UNIQUE INDEX one_of_each ON totals (total)',
      };
      projector.close();
      projector = Projector.create(join(folder, 'narrow.sqlite'), [narrow]);
      projector.apply(recorded([counted('a', 1), counted('b', 1)]), 1);
      projector.complete();
      expect(projector.faults).toEqual([
        {
          projection: 'totals',
          position: 1,
          eventType: 'CREATE INDEX',
          eventId: recorded([counted('b', 1)], 1)[0]!.id,
          message: 'UNIQUE constraint failed: totals.total',
        },
      ]);
    });
  });

  it('is not begun with projections whose SQL is wrong, or that share a name', () => {
    const [totals] = projections;
    expect(() => refuseUnfit([{ ...totals!, tables: 'CREATE TABEL totals' }])).toThrow('near "TABEL": syntax error');
    expect(() => refuseUnfit([{ ...totals!, indexes: 'CREATE INDEX x ON totals (y)' }])).toThrow(
      'The projection totals cannot make its indexes: no such column: y',
    );
    expect(() => refuseUnfit([totals!, totals!])).toThrow('There are two projections named totals');
    expect(() => refuseUnfit(projections)).not.toThrow();
  });

  describe('when the disk is full', () => {
    let disk: Database.Database;
    const greedy: Projection = {
      name: 'greedy',
      tables: 'CREATE TABLE pages (page BLOB)',
      effects: (db) => {
        disk = db;
        const fill = db.prepare('INSERT INTO pages VALUES (zeroblob(100000))');
        return { Counted: () => fill.run() };
      },
    };
    const [first, second] = [recorded([counted('bins', 1)]), recorded([counted('bins', 2)], 1)];
    const fillUp = () => {
      const room = disk.pragma('page_count', { simple: true }) as number;
      disk.pragma(`max_page_count = ${room + 10}`);
      expect(() => projector.apply(second, 1)).toThrow('database or disk is full');
      expect(projector.faults).toEqual([]);
      disk.pragma('max_page_count = 1000000');
    };
    const closed = () => {
      projector.close();
      return rowsOf(projector.file, TOTALS);
    };
    beforeEach(() => {
      projector.close();
      projector = Projector.create(join(folder, `greedy-${made}.sqlite`), [...projections, greedy]);
      projector.apply(first, 0);
    });

    it('changes nothing, and takes the same events when there is room again', () => {
      projector.close();
      projector = Projector.open(projector.file, [...projections, greedy]);
      fillUp();
      expect(projector.position).toBe(0);
      projector.apply(second, 1);
      expect(closed()).toEqual([{ what: 'bins', total: 3, counts: 2 }]);
    });

    it('stands in a build where it last was safe, and takes what comes after that', () => {
      fillUp();
      expect(projector.position).toBe(START);
      projector.apply([...first, ...second], 1);
      expect(closed()).toEqual([{ what: 'bins', total: 3, counts: 2 }]);
    });
  });
});
