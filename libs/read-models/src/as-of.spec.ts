import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { lastValueFrom, tap } from 'rxjs';
import { START } from '#event-store';
import type { ReadModels } from './read-models.js';
import { counted, instantOf, TestWorld, totalsIn, totalsOf, type TestLog } from './testing.js';

describe('read models as of an earlier position', () => {
  let world: TestWorld;
  let log: TestLog;
  let models: ReadModels;
  beforeEach(async () => {
    world = await TestWorld.create();
    ({ log } = world);
  });
  afterEach(() => world.close());
  const open = async () => {
    models = await world.live();
  };
  const totals = (asOf?: number) => totalsIn(models, asOf === undefined ? {} : { asOf });
  const expected = (asOf: number) => totalsOf(log.history.slice(0, asOf + 1));
  const kept = () => readdirSync(join(world.readModels, 'as-of')).sort();

  it('hold what a fresh build up to there holds, at every position and in any order of asking', async () => {
    const events = fc.array(fc.record({ what: fc.constantFrom('a', 'b', 'c'), by: fc.integer({ min: 0, max: 13 }) }), {
      minLength: 3,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(events, fc.array(fc.nat(), { minLength: 2, maxLength: 5 }), async (counts, questions) => {
        const before = log.history.length;
        await log.record(...counts.map(({ what, by }) => counted(what, by)));
        if (before === 0) await open();
        await models.reached(log.history.length - 1);
        for (const question of questions) {
          const asOf = START + (question % (log.history.length + 1));
          expect(await totals(asOf)).toEqual(expected(asOf));
        }
      }),
      { numRuns: 8 },
    );
  });

  it('hold what the page of that time held', async () => {
    await open();
    const pages: unknown[] = [];
    for (let by = 1; by <= 5; by++) {
      await models.reached(await log.record(counted('bins', by), counted('buses', by)));
      pages.push(await totals());
    }
    for (const [index, page] of pages.entries()) expect(await totals(index * 2 + 1)).toEqual(page);
  });

  it('have a name of their own, which is another when other rows are seen', async () => {
    await log.record(counted('bins', 1), counted('bins', 2));
    await open();
    const sight = (asOf?: number) => models.view(() => models.sight, asOf === undefined ? {} : { asOf });
    const [now, before] = [await sight(), await sight(0)];
    expect([await sight(), await sight(0), now === before]).toEqual([now, before, false]);
    await models.reached(await log.record(counted('bins', 3)));
    expect([await sight(), await sight(0)]).toEqual([expect.not.stringContaining(now), before]);
  });

  it('are not followed: what arrives later does not change them', async () => {
    await log.record(counted('bins', 1), counted('bins', 2));
    await open();
    const before = await totals(0);
    await models.reached(await log.record(counted('bins', 3)));
    expect(await totals(0)).toEqual(before);
  });

  it('are the present ones for the last position and for any beyond', async () => {
    await log.record(counted('bins', 1), counted('bins', 2));
    await open();
    expect(await totals(1)).toEqual(expected(1));
    expect(await totals(100)).toEqual(expected(1));
    expect((await models.asOf(1)).ready).toBe(true);
    expect(kept()).toEqual([]);
  });

  it('tell how far they are while they are built, and that they are ready', async () => {
    await log.record(...Array.from({ length: 12_000 }, (_, index) => counted('bins', index)));
    await open();
    const parts: number[] = [];
    const asked = await models.asOf(11_000);
    expect(asked.ready).toBe(false);
    await lastValueFrom(asked.progress.pipe(tap((part) => parts.push(part))));
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(parts.at(-1)).toBe(1);
    expect(parts.some((part) => part > 0 && part < 1)).toBe(true);
    expect((await models.asOf(11_000)).ready).toBe(true);
    expect(await totals(11_000)).toEqual(expected(11_000));
  });

  it('are shown of an instant', async () => {
    await log.record(counted('bins', 1), counted('bins', 2), counted('bins', 3));
    await open();
    expect(await totals(await models.positionAt(instantOf(1)))).toEqual(expected(1));
  });

  it('leave an inner view at the position of the outer one, unless it asks for another', async () => {
    await log.record(counted('bins', 1), counted('bins', 2), counted('bins', 3));
    await open();
    await models.view(
      async () => {
        expect(models.position).toBe(1);
        expect(await totals()).toEqual(expected(1));
        expect(await totals(0)).toEqual(expected(0));
        expect(models.position).toBe(1);
      },
      { asOf: 1 },
    );
  });

  it('are kept over a restart, at most six of them, those asked for last', async () => {
    await log.record(...Array.from({ length: 10 }, (_, by) => counted('bins', by)));
    await open();
    for (const asOf of [0, 1, 2, 3, 4, 5, 0, 6]) await totals(asOf);
    await models.close();
    await open();
    expect(kept().map((name) => Number(/-(\d+)\.sqlite$/.exec(name)?.[1]))).toEqual([0, 2, 3, 4, 5, 6]);
    expect((await models.asOf(2)).ready).toBe(true);
    expect(await totals(2)).toEqual(expected(2));
  });

  it('are forgotten when nobody has asked for them for a day', async () => {
    await log.record(counted('bins', 1), counted('bins', 2), counted('bins', 3));
    await open();
    await totals(0);
    await totals(1);
    await models.close();
    const dayBefore = new Date(Date.now() - 25 * 60 * 60 * 1000);
    utimesSync(join(world.readModels, 'as-of', kept()[0]!), dayBefore, dayBefore);
    await open();
    expect(kept()).toEqual([expect.stringMatching(/-1\.sqlite$/)]);
  });

  it('are forgotten when the projections change', async () => {
    await log.record(counted('bins', 1), counted('bins', 2));
    await open();
    await totals(0);
    await models.close();
    world.changeProjections((source) => source.replaceAll('counts + 1', 'counts + 2'));
    await open();
    await models.reached(await log.record(counted('bins', 3)));
    expect(await totals(1)).toEqual([{ what: 'bins', total: 3, counts: 3 }]);
    expect(kept()).toHaveLength(1);
  });
});
