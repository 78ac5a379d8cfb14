import { join } from 'node:path';
import { filter, firstValueFrom } from 'rxjs';
import { START } from '#event-store';
import { ReadModels } from './read-models.js';
import { counted, instantOf, TestWorld, totalsIn, totalsOf, TOTALS } from './testing.js';

describe('read models', () => {
  let world: TestWorld;
  beforeEach(async () => (world = await TestWorld.create()));
  afterEach(() => world.close());

  it('show nothing of an empty log', async () => {
    const models = await world.live();
    expect(await totalsIn(models)).toEqual([]);
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
    await world.log.record(counted('bins', 1), counted('buses', 2), counted('bins', 3));
    expect(await totalsIn(await world.live())).toEqual(totalsOf(world.log.history));
  });

  it('show what is recorded afterwards, as soon as they say that they have reached it', async () => {
    const models = await world.live();
    for (const by of [1, 2, 3]) {
      const position = await world.log.record(counted('bins', by));
      expect(await models.reached(position)).toBe(true);
      expect(await totalsIn(models)).toEqual(totalsOf(world.log.history));
    }
    expect(models.statusNow).toMatchObject({ state: 'live', position: 2, head: 2, progress: 1 });
  });

  it('say after the time allowed that a position has not been reached', async () => {
    const models = await world.live();
    expect(await models.reached(5, { withinMilliseconds: 10 })).toBe(false);
    expect(await models.reached(START)).toBe(true);
  });

  it('go on after a restart where they were, with the same file', async () => {
    await world.log.record(counted('bins', 1));
    const first = await world.live();
    const before = world.databases();
    await first.close();
    await world.log.record(counted('bins', 2), counted('buses', 7));
    const models = await world.live();
    expect(await totalsIn(models)).toEqual(totalsOf(world.log.history));
    expect(world.databases()).toEqual(before);
  });

  it('refuse to open when the projections cannot be loaded', async () => {
    world.changeProjections(() => 'export const projections = [}');
    await expect(world.open()).rejects.toThrow('Unexpected token');
  });

  it('refuse to open when the tables of a projection are no SQL', async () => {
    world.changeProjections((source) => source.replace('CREATE TABLE totals', 'CREATE TABEL totals'));
    await expect(world.open()).rejects.toThrow('near "TABEL": syntax error');
  });

  it('refuse to open when there is no log', async () => {
    await expect(ReadModels.open({ ...world.options(), log: join(world.folder, 'none') })).rejects.toThrow(
      'There is no event log',
    );
  });

  describe('a view', () => {
    it('keeps its position while events arrive', async () => {
      await world.log.record(counted('bins', 1));
      const models = await world.live();
      await models.view(async () => {
        const before = models.db.prepare(TOTALS).all();
        expect(models.position).toBe(0);
        expect(await models.reached(await world.log.record(counted('bins', 2)))).toBe(true);
        expect(models.db.prepare(TOTALS).all()).toEqual(before);
        expect(models.position).toBe(0);
        expect(await totalsIn(models)).toEqual(before);
      });
      expect(await totalsIn(models)).toEqual(totalsOf(world.log.history));
    });

    it('is one of many at the same time, each at its own position', async () => {
      const models = await world.live();
      const leave = Promise.withResolvers<void>();
      const views: Promise<unknown>[] = [];
      for (let count = 0; count < 30; count++) {
        await models.reached(await world.log.record(counted('bins', count)));
        views.push(models.view(() => leave.promise.then(() => [models.position, models.db.prepare(TOTALS).all()])));
      }
      leave.resolve();
      expect(await Promise.all(views)).toEqual(
        world.log.history.map((_, position) => [position, totalsOf(world.log.history.slice(0, position + 1))]),
      );
    });

    it('waits for its turn when very many are open', async () => {
      const models = await world.live();
      const leave = Promise.withResolvers<void>();
      const views = Array.from({ length: 100 }, () => models.view(() => leave.promise));
      const last = totalsIn(models);
      leave.resolve();
      await Promise.all(views);
      expect(await last).toEqual([]);
    });

    it('answers with what the work answers, and throws what it throws', async () => {
      const models = await world.live();
      expect(await models.view(() => 7)).toBe(7);
      await expect(models.view(() => Promise.reject(new Error('no such page')))).rejects.toThrow('no such page');
      expect(await totalsIn(models)).toEqual([]);
    });

    it('cannot write', async () => {
      const models = await world.live();
      await expect(models.view(() => models.db.exec('DELETE FROM totals'))).rejects.toThrow('readonly database');
    });

    it('is the only place to read in', async () => {
      const models = await world.live();
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
      const models = await world.live();
      const position = await world.log.record(counted('bins', 1), counted('cats', 13), counted('bins', 2));
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
      expect(await totalsIn(models)).toEqual(totalsOf(world.log.history));
      expect(await models.view(() => models.db.prepare('SELECT position FROM entries').all())).toEqual([
        { position: 0 },
      ]);
    });

    it('stays set aside after a restart', async () => {
      await world.log.record(counted('cats', 13));
      const first = await world.live();
      const { faults } = first.statusNow;
      expect(faults).toHaveLength(1);
      await first.close();
      expect((await world.live()).statusNow.faults).toEqual(faults);
    });

    it('gets another chance in a new version', async () => {
      await world.log.record(counted('cats', 13), counted('cats', 1));
      await (await world.live()).close();
      world.changeProjections((source) => source.replace('by === 13', 'by === 14'));
      const models = await world.open();
      await firstValueFrom(models.status.pipe(filter(({ faults }) => faults.length === 0)));
      expect(await models.view(() => models.db.prepare('SELECT position FROM entries').all())).toEqual([
        { position: 0 },
        { position: 1 },
      ]);
    });
  });

  it('know the position of an instant', async () => {
    await world.log.record(counted('bins', 1), counted('bins', 2), counted('bins', 3));
    const models = await world.live();
    const at = (position: number) => models.positionAt(instantOf(position));
    expect(await Promise.all([-1, 0, 1, 2, 3].map(at))).toEqual([START, 0, 1, 2, 2]);
  });
});
