import { closeSync, existsSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { filter, firstValueFrom } from 'rxjs';
import { ReadModels } from './read-models.js';
import { counted, TestLog, TestWorld, totalsIn, totalsOf, TOTALS, type Counted } from './testing.js';

/** A version that counts double, in the same tables. */
const doubled = (source: string) =>
  source.replace('VALUES (:what, :by, 1)', 'VALUES (:what, :by * 2, 1)').replace('total + :by', 'total + :by * 2');
const doubleTotalsOf = (events: Counted[]) => totalsOf(events).map((row) => ({ ...row, total: row.total * 2 }));

describe('read models', () => {
  let world: TestWorld;
  beforeEach(async () => (world = await TestWorld.create()));
  afterEach(() => world.close());

  describe('of a new version', () => {
    const many = Array.from({ length: 12_000 }, (_, index) => counted(`place ${index % 100}`, index % 10));

    it('are built beside those of the old version, which go on being shown, and take over', async () => {
      await world.log.record(...many);
      await (await world.live()).close();
      const [old] = world.databases();
      world.changeProjections(doubled);
      const models = await world.open();
      expect(models.statusNow).toMatchObject({ position: many.length - 1, rebuilding: expect.any(Number) });
      expect(await totalsIn(models)).toEqual(totalsOf(world.log.history));
      const parts: number[] = [];
      models.status.subscribe(({ rebuilding }) => rebuilding !== undefined && parts.push(rebuilding));
      await firstValueFrom(models.status.pipe(filter(({ rebuilding }) => rebuilding === undefined)));
      expect(await totalsIn(models)).toEqual(doubleTotalsOf(world.log.history));
      expect(parts).toEqual([...parts].sort((a, b) => a - b));
      expect(parts.some((part) => part > 0 && part < 1)).toBe(true);
      await models.close();
      expect(world.databases()).not.toContain(old);
      expect(world.databases()).toHaveLength(1);
    });

    it('have read what arrived while they were built', async () => {
      await world.log.record(...many);
      await (await world.live()).close();
      world.changeProjections(doubled);
      const models = await world.open();
      while (models.statusNow.rebuilding !== undefined)
        expect(await models.reached(await world.log.record(counted('late', 1)))).toBe(true);
      expect(await totalsIn(models)).toEqual(doubleTotalsOf(world.log.history));
    });

    it('are not built twice when somebody asks for them meanwhile', async () => {
      await world.log.record(...many);
      await (await world.live()).close();
      world.changeProjections(doubled);
      const models = await world.open();
      expect(models.statusNow.rebuilding).toEqual(expect.any(Number));
      await models.rebuild();
      expect(await totalsIn(models)).toEqual(doubleTotalsOf(world.log.history));
      await models.close();
      expect(world.databases()).toEqual([expect.stringMatching(/-2\.sqlite$/)]);
    });

    it('show nothing until they are built when the old tables are not theirs', async () => {
      await world.log.record(counted('bins', 1));
      await (await world.live()).close();
      world.changeProjections((source) => source.replaceAll('counts', 'times'));
      const models = await world.open();
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
      await world.log.record(counted('bins', 1), counted('cats', 13));
      const models = await world.live();
      const [before] = world.databases();
      await models.reached(await world.log.record(counted('bins', 2)));
      await models.rebuild();
      expect(await totalsIn(models)).toEqual(totalsOf(world.log.history));
      await models.reached(await world.log.record(counted('bins', 3)));
      expect(await totalsIn(models)).toEqual(totalsOf(world.log.history));
      await models.close();
      expect(world.databases()).toHaveLength(1);
      expect(world.databases()).not.toEqual([before]);
    });

    it('let a view that is open end in the database that it began in', async () => {
      await world.log.record(counted('bins', 1));
      const models = await world.live();
      const rows = await models.view(async () => {
        await models.rebuild();
        await models.reached(await world.log.record(counted('bins', 2)));
        return models.db.prepare(TOTALS).all();
      });
      expect(rows).toEqual(totalsOf(world.log.history.slice(0, 1)));
      expect(await totalsIn(models)).toEqual(totalsOf(world.log.history));
    });

    it('are rebuilt once when two ask at the same time', async () => {
      const models = await world.live();
      await Promise.all([models.rebuild(), models.rebuild()]);
      await models.close();
      expect(world.databases()).toEqual([expect.stringMatching(/-2\.sqlite$/)]);
    });
  });

  describe('of another log', () => {
    it.each([
      ['is shorter', []],
      ['has other events', [counted('cats', 1), counted('dogs', 2), counted('mice', 3)]],
    ])('are built anew when the log %s', async (_, events) => {
      await world.log.record(counted('bins', 1), counted('buses', 2));
      await (await world.live()).close();
      await world.log.store.close();
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${world.log.address}${suffix}`, { force: true });
      world.log = await TestLog.create(world.folder);
      await world.log.record(...events);
      const models = await world.live();
      expect(await totalsIn(models)).toEqual(totalsOf(events));
      expect(models.statusNow.position).toBe(events.length - 1);
    });
  });

  it('are built anew when the file is damaged', async () => {
    await world.log.record(counted('bins', 1));
    await (await world.live()).close();
    const file = openSync(join(world.readModels, world.databases()[0]!), 'r+');
    writeSync(file, 'no database');
    closeSync(file);
    expect(await totalsIn(await world.live())).toEqual(totalsOf(world.log.history));
  });

  describe('in a second process', () => {
    it('show what the first one keeps, follow it, and leave rebuilding to it', async () => {
      const first = await world.live();
      const second = await world.live();
      const position = await world.log.record(counted('bins', 1));
      expect(await second.reached(position)).toBe(true);
      expect(await totalsIn(second)).toEqual(totalsOf(world.log.history));
      await expect(second.rebuild()).rejects.toThrow('Another process keeps the read models');
      await first.rebuild();
      await second.reached(await world.log.record(counted('bins', 2)));
      expect(await totalsIn(second)).toEqual(totalsOf(world.log.history));
    });

    it('take over when the first one has ended', async () => {
      const first = await world.live();
      const second = await world.live();
      await first.close();
      const position = await world.log.record(counted('bins', 1));
      expect(await second.reached(position, { withinMilliseconds: 10_000 })).toBe(true);
      await second.rebuild();
      expect(await totalsIn(second)).toEqual(totalsOf(world.log.history));
    });
  });

  describe('verified', () => {
    beforeEach(() => world.log.record(counted('bins', 1), counted('cats', 13), counted('buses', 2)));

    it('equal a fresh replay, set-aside projections included', async () => {
      const models = await world.live();
      expect(await models.verify()).toMatchObject({ position: 2, differences: [] });
      expect(readdirSync(world.readModels).filter((name) => name.startsWith('verify'))).toEqual([]);
    });

    it('are compared at one position while events arrive', async () => {
      const models = await world.live();
      const verifying = models.verify();
      await models.reached(await world.log.record(counted('bins', 9)));
      expect((await verifying).differences).toEqual([]);
    });

    it('name the row that somebody has tampered with', async () => {
      await (await world.live()).close();
      const db = new Database(join(world.readModels, world.databases()[0]!));
      db.exec("UPDATE totals SET total = 100 WHERE what = 'buses'");
      db.close();
      const found = await ReadModels.verify(world.options());
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
      await expect(ReadModels.verify(world.options())).rejects.toThrow('There are no read models of this version');
      expect(existsSync(world.readModels)).toBe(true);
    });
  });
});
