import { mkdirSync, rmSync } from 'node:fs';
import { filter, firstValueFrom } from 'rxjs';
import { ReadModelsBuilding } from './read-models.js';
import { counted, TestWorld, totalsIn, totalsOf } from './testing.js';

describe('Read models that another process keeps', () => {
  let world: TestWorld;
  beforeEach(async () => (world = await TestWorld.create()));
  afterEach(() => world.close());

  it('say their trouble when the folder vanishes, and are built anew when it is there again', async () => {
    await world.log.record(counted('bins', 1));
    const first = await world.live();
    const second = await world.live();
    expect([first.keepsThem, second.keepsThem]).toEqual([true, false]);
    await first.close();
    rmSync(world.readModels, { recursive: true });
    const { state, trouble } = await firstValueFrom(
      second.status.pipe(filter((status) => status.trouble !== undefined)),
    );
    expect({ state, trouble }).toEqual({ state: 'building', trouble: expect.stringContaining(world.readModels) });
    await expect(totalsIn(second)).rejects.toThrow(ReadModelsBuilding);

    mkdirSync(world.readModels);
    await second.live();
    expect(second.keepsThem).toBe(true);
    expect(await totalsIn(second)).toEqual(totalsOf(world.log.history));
    expect(second.statusNow.trouble).toBeUndefined();
  });
});
