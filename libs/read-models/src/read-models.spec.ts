import { closeSync, existsSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { filter, firstValueFrom } from 'rxjs';
import { START } from '#event-store';
import { ReadModels } from './read-models.js';
import { counted, instantOf, projectionsModule, TestLog, totalsOf, type Counted } from './testing.js';

const TOTALS = 'SELECT what, total, counts FROM totals ORDER BY what';

const totals = (models: ReadModels) => models.view(() => models.db.prepare(TOTALS).all());

/** A version that counts double, in the same tables. */
const doubled = (source: string) =>
  source.replace('VALUES (:what, :by, 1)', 'VALUES (:what, :by * 2, 1)').replace('total + :by', 'total + :by * 2');
const doubleTotalsOf = (events: Counted[]) => totalsOf(events).map((row) => ({ ...row, total: row.total * 2 }));

describe('read models', () => {
  let log: TestLog;
  let folder: string;
  let module: string;
  let opened: ReadModels[];
  beforeEach(async () => {
    log = await TestLog.create();
    folder = join(log.folder, 'read-models');
    module = projectionsModule(log.folder);
    opened = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map((models) => models.close()));
    await log.store.close();
    rmSync(log.folder, { recursive: true });
  });

  const options = () => ({ log: log.file, folder, projectionsModule: module });
  const opening = async () => {
    const models = await ReadModels.open(options());
    opened.push(models);
    return models;
  };
  const live = async () => {
    const models = await opening();
    await models.live();
    return models;
  };
  const databases = () => readdirSync(folder).filter((name) => name.endsWith('.sqlite'));

  it('show nothing of an empty log', async () => {
    const models = await live();
    expect(await totals(models)).toEqual([]);
    expect(models.statusNow).toEqual({
      state: 'live',
      position: START,
      head: START,
      progress: 1,
      faults: [],
      storeAvailable: true,
    });
  });

  it('show what had been recorded before they were opened', async () => {
    await log.record(counted('bins', 1), counted('buses', 2), counted('bins', 3));
    expect(await totals(await live())).toEqual(totalsOf(log.history));
  });

  it('show what is recorded afterwards, as soon as they say that they have reached it', async () => {
    const models = await live();
    for (const by of [1, 2, 3]) {
      const position = await log.record(counted('bins', by));
      expect(await models.reached(position)).toBe(true);
      expect(await totals(models)).toEqual(totalsOf(log.history));
    }
    expect(models.statusNow).toMatchObject({ state: 'live', position: 2, head: 2, progress: 1 });
  });

  it('say after the time allowed that a position has not been reached', async () => {
    const models = await live();
    expect(await models.reached(5, { withinMilliseconds: 10 })).toBe(false);
    expect(await models.reached(START)).toBe(true);
  });

  it('go on after a restart where they were, with the same file', async () => {
    await log.record(counted('bins', 1));
    const first = await live();
    const before = databases();
    await first.close();
    await log.record(counted('bins', 2), counted('buses', 7));
    const models = await live();
    expect(await totals(models)).toEqual(totalsOf(log.history));
    expect(databases()).toEqual(before);
  });

  it('refuse to open when the projections cannot be loaded', async () => {
    module = projectionsModule(log.folder, () => 'export const projections = [}');
    await expect(opening()).rejects.toThrow('Unexpected token');
  });

  it('refuse to open when the tables of a projection are no SQL', async () => {
    module = projectionsModule(log.folder, (source) => source.replace('CREATE TABLE totals', 'CREATE TABEL totals'));
    await expect(opening()).rejects.toThrow('near "TABEL": syntax error');
  });

  it('refuse to open when there is no log', async () => {
    await expect(ReadModels.open({ ...options(), log: join(log.folder, 'none') })).rejects.toThrow(
      'There is no event log',
    );
  });

  describe('a view', () => {
    it('keeps its position while events arrive', async () => {
      await log.record(counted('bins', 1));
      const models = await live();
      await models.view(async () => {
        const before = models.db.prepare(TOTALS).all();
        expect(models.position).toBe(0);
        expect(await models.reached(await log.record(counted('bins', 2)))).toBe(true);
        expect(models.db.prepare(TOTALS).all()).toEqual(before);
        expect(models.position).toBe(0);
        expect(await totals(models)).toEqual(before);
      });
      expect(await totals(models)).toEqual(totalsOf(log.history));
    });

    it('is one of many at the same time, each at its own position', async () => {
      const models = await live();
      const leave = Promise.withResolvers<void>();
      const views: Promise<unknown>[] = [];
      for (let count = 0; count < 30; count++) {
        await models.reached(await log.record(counted('bins', count)));
        views.push(models.view(() => leave.promise.then(() => [models.position, models.db.prepare(TOTALS).all()])));
      }
      leave.resolve();
      expect(await Promise.all(views)).toEqual(
        log.history.map((_, position) => [position, totalsOf(log.history.slice(0, position + 1))]),
      );
    });

    it('waits for its turn when very many are open', async () => {
      const models = await live();
      const leave = Promise.withResolvers<void>();
      const views = Array.from({ length: 100 }, () => models.view(() => leave.promise));
      const last = totals(models);
      leave.resolve();
      await Promise.all(views);
      expect(await last).toEqual([]);
    });

    it('answers with what the work answers, and throws what it throws', async () => {
      const models = await live();
      expect(await models.view(() => 7)).toBe(7);
      await expect(models.view(() => Promise.reject(new Error('no such page')))).rejects.toThrow('no such page');
      expect(await totals(models)).toEqual([]);
    });

    it('cannot write', async () => {
      const models = await live();
      await expect(models.view(() => models.db.exec('DELETE FROM totals'))).rejects.toThrow('readonly database');
    });

    it('is the only place to read in', async () => {
      const models = await live();
      expect(() => models.db).toThrow('Read models are read inside view()');
      expect(() => models.position).toThrow('Read models are read inside view()');
      const leave = Promise.withResolvers<void>();
      const [late] = await models.view(() => [leave.promise.then(() => models.db)]);
      leave.resolve();
      await expect(late).rejects.toThrow('Read models are read inside view()');
    });
  });

  describe('a projection that fails', () => {
    it('is set aside in the status while the others go on, in one and the same batch', async () => {
      const models = await live();
      const position = await log.record(counted('bins', 1), counted('cats', 13), counted('bins', 2));
      await models.reached(position);
      expect(models.statusNow.faults).toEqual([
        {
          projection: 'fragile',
          position: 1,
          eventType: 'Counted',
          eventId: expect.any(String),
          message: 'cats is unlucky',
        },
      ]);
      expect(await totals(models)).toEqual(totalsOf(log.history));
      expect(await models.view(() => models.db.prepare('SELECT position FROM entries').all())).toEqual([
        { position: 0 },
      ]);
    });

    it('stays set aside after a restart', async () => {
      await log.record(counted('cats', 13));
      const first = await live();
      const { faults } = first.statusNow;
      expect(faults).toHaveLength(1);
      await first.close();
      expect((await live()).statusNow.faults).toEqual(faults);
    });

    it('gets another chance in a new version', async () => {
      await log.record(counted('cats', 13), counted('cats', 1));
      await (await live()).close();
      module = projectionsModule(log.folder, (source) => source.replace('by === 13', 'by === 14'));
      const models = await opening();
      await firstValueFrom(models.status.pipe(filter(({ faults }) => faults.length === 0)));
      expect(await models.view(() => models.db.prepare('SELECT position FROM entries').all())).toEqual([
        { position: 0 },
        { position: 1 },
      ]);
    });
  });

  describe('of a new version', () => {
    const many = Array.from({ length: 12_000 }, (_, index) => counted(`place ${index % 100}`, index % 10));

    it('are built beside those of the old version, which go on being shown, and take over', async () => {
      await log.record(...many);
      await (await live()).close();
      const [old] = databases();
      module = projectionsModule(log.folder, doubled);
      const models = await opening();
      expect(models.statusNow).toMatchObject({ position: many.length - 1, rebuilding: expect.any(Number) });
      expect(await totals(models)).toEqual(totalsOf(log.history));
      const parts: number[] = [];
      models.status.subscribe(({ rebuilding }) => rebuilding !== undefined && parts.push(rebuilding));
      await firstValueFrom(models.status.pipe(filter(({ rebuilding }) => rebuilding === undefined)));
      expect(await totals(models)).toEqual(doubleTotalsOf(log.history));
      expect(parts).toEqual([...parts].sort((a, b) => a - b));
      expect(parts.some((part) => part > 0 && part < 1)).toBe(true);
      await models.close();
      expect(databases()).not.toContain(old);
      expect(databases()).toHaveLength(1);
    });

    it('have read what arrived while they were built', async () => {
      await log.record(...many);
      await (await live()).close();
      module = projectionsModule(log.folder, doubled);
      const models = await opening();
      while (models.statusNow.rebuilding !== undefined)
        expect(await models.reached(await log.record(counted('late', 1)))).toBe(true);
      expect(await totals(models)).toEqual(doubleTotalsOf(log.history));
    });

    it('show nothing until they are built when the old tables are not theirs', async () => {
      await log.record(counted('bins', 1));
      await (await live()).close();
      module = projectionsModule(log.folder, (source) => source.replaceAll('counts', 'times'));
      const models = await opening();
      expect(models.statusNow.state).toBe('building');
      await expect(models.view(() => 1)).rejects.toMatchObject({
        name: 'ReadModelsBuilding',
        status: { state: 'building' },
      });
      await models.live();
      expect(await models.view(() => models.db.prepare('SELECT times FROM totals').all())).toEqual([{ times: 1 }]);
    });
  });

  describe('being rebuilt', () => {
    it('take over without a gap, and leave one file', async () => {
      await log.record(counted('bins', 1), counted('cats', 13));
      const models = await live();
      const [before] = databases();
      await models.reached(await log.record(counted('bins', 2)));
      await models.rebuild();
      expect(await totals(models)).toEqual(totalsOf(log.history));
      await models.reached(await log.record(counted('bins', 3)));
      expect(await totals(models)).toEqual(totalsOf(log.history));
      await models.close();
      expect(databases()).toHaveLength(1);
      expect(databases()).not.toEqual([before]);
    });

    it('let a view that is open end in the database that it began in', async () => {
      await log.record(counted('bins', 1));
      const models = await live();
      const rows = await models.view(async () => {
        await models.rebuild();
        await models.reached(await log.record(counted('bins', 2)));
        return models.db.prepare(TOTALS).all();
      });
      expect(rows).toEqual(totalsOf(log.history.slice(0, 1)));
      expect(await totals(models)).toEqual(totalsOf(log.history));
    });

    it('are rebuilt once when two ask at the same time', async () => {
      const models = await live();
      await Promise.all([models.rebuild(), models.rebuild()]);
      await models.close();
      expect(databases()).toEqual([expect.stringMatching(/-2\.sqlite$/)]);
    });
  });

  describe('of another log', () => {
    it.each([
      ['is shorter', []],
      ['has other events', [counted('cats', 1), counted('dogs', 2), counted('mice', 3)]],
    ])('are built anew when the log %s', async (_, events) => {
      await log.record(counted('bins', 1), counted('buses', 2));
      await (await live()).close();
      await log.store.close();
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${log.file}${suffix}`, { force: true });
      log = await TestLog.create(log.folder);
      await log.record(...events);
      const models = await live();
      expect(await totals(models)).toEqual(totalsOf(events));
      expect(models.statusNow.position).toBe(events.length - 1);
    });
  });

  it('are built anew when the file is damaged', async () => {
    await log.record(counted('bins', 1));
    await (await live()).close();
    const file = openSync(join(folder, databases()[0]!), 'r+');
    writeSync(file, 'no database');
    closeSync(file);
    expect(await totals(await live())).toEqual(totalsOf(log.history));
  });

  describe('in a second process', () => {
    it('show what the first one keeps, follow it, and leave rebuilding to it', async () => {
      const first = await live();
      const second = await live();
      const position = await log.record(counted('bins', 1));
      expect(await second.reached(position)).toBe(true);
      expect(await totals(second)).toEqual(totalsOf(log.history));
      await expect(second.rebuild()).rejects.toThrow('Another process keeps the read models');
      await first.rebuild();
      await second.reached(await log.record(counted('bins', 2)));
      expect(await totals(second)).toEqual(totalsOf(log.history));
    });

    it('take over when the first one has ended', async () => {
      const first = await live();
      const second = await live();
      await first.close();
      const position = await log.record(counted('bins', 1));
      expect(await second.reached(position, { withinMilliseconds: 10_000 })).toBe(true);
      await second.rebuild();
      expect(await totals(second)).toEqual(totalsOf(log.history));
    });
  });

  describe('verified', () => {
    beforeEach(() => log.record(counted('bins', 1), counted('cats', 13), counted('buses', 2)));

    it('equal a fresh replay, set-aside projections included', async () => {
      const models = await live();
      expect(await models.verify()).toMatchObject({ position: 2, differences: [] });
      expect(readdirSync(folder).filter((name) => name.startsWith('verify'))).toEqual([]);
    });

    it('are compared at one position while events arrive', async () => {
      const models = await live();
      const verifying = models.verify();
      await models.reached(await log.record(counted('bins', 9)));
      expect((await verifying).differences).toEqual([]);
    });

    it('name the row that somebody has tampered with', async () => {
      await (await live()).close();
      const db = new Database(join(folder, databases()[0]!));
      db.exec("UPDATE totals SET total = 100 WHERE what = 'buses'");
      db.close();
      const found = await ReadModels.verify(options());
      expect(found.differences).toEqual([
        {
          table: 'totals',
          rows: 1,
          examples: [
            {
              key: 'what buses',
              live: { what: 'buses', total: 100, counts: 1 },
              rebuilt: { what: 'buses', total: 2, counts: 1 },
            },
          ],
        },
      ]);
    });

    it('cannot be before they are built', async () => {
      await expect(ReadModels.verify(options())).rejects.toThrow('There are no read models of this version');
      expect(existsSync(folder)).toBe(true);
    });
  });

  it('know the position of an instant', async () => {
    await log.record(counted('bins', 1), counted('bins', 2), counted('bins', 3));
    const models = await live();
    const at = (position: number) => models.positionAt(instantOf(position));
    expect(await Promise.all([-1, 0, 1, 2, 3].map(at))).toEqual([START, 0, 1, 2, 2]);
  });
});
