import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { filter, firstValueFrom } from 'rxjs';
import { type LocalEventStore, startLocalEventStore } from '../../apps/local-eventstore/src/index.js';
import { ReadModels, type ReadModelsStatus } from '../../libs/read-models/src/index.js';
import {
  counted,
  projectionsModule,
  temporaryFolder,
  TestLog,
  totalsIn,
  totalsOf,
} from '../../libs/read-models/src/testing.js';

describe('Read models of a log in EventStoreDB', () => {
  const folder = temporaryFolder();
  const module = projectionsModule(folder);
  let node: LocalEventStore;
  let log: TestLog;
  let models: ReadModels;
  beforeAll(async () => {
    node = await startLocalEventStore({ file: join(folder, 'events.db') });
    log = await TestLog.create(folder, node.connectionString);
  });
  afterAll(async () => {
    await models.close();
    await log.store.close();
    await node.close();
    rmSync(folder, { recursive: true });
  });

  const open = async () => {
    models = await ReadModels.open({
      log: node.connectionString,
      folder: join(folder, 'read-models'),
      projectionsModule: module,
    });
  };
  const becomes = (test: (status: ReadModelsStatus) => boolean) => firstValueFrom(models.status.pipe(filter(test)));
  /** Records an event and waits for it; its position is of the server's making. */
  const record = async (...events: Parameters<TestLog['record']>) => {
    await log.record(...events);
    const head = await log.store.head();
    expect(await models.reached(head, { withinMilliseconds: 10_000 })).toBe(true);
    return head;
  };

  it('hold what was there and what comes', async () => {
    await log.record(...Array.from({ length: 2500 }, (_, index) => counted(`place ${index % 9}`, 1)));
    await open();
    await models.live();
    expect(await totalsIn(models)).toEqual(totalsOf(log.history));
    await record(counted('bins', 3));
    expect(await totalsIn(models)).toEqual(totalsOf(log.history));
  });

  it('can be asked as of a position and compared with a fresh replay', async () => {
    const before = await record(counted('buses', 1));
    const then = totalsOf(log.history);
    await record(counted('buses', 2));
    expect(await totalsIn(models, { asOf: before })).toEqual(then);
    expect(await models.verify()).toMatchObject({ differences: [] });
  });

  it('go on being shown while the server is away, say so, and go on by themselves when it is back', async () => {
    const { port } = node;
    await node.close();
    expect(await totalsIn(models)).toEqual(totalsOf(log.history));
    await becomes(({ storeAvailable }) => !storeAvailable);
    node = await startLocalEventStore({ file: join(folder, 'events.db'), port });
    await becomes(({ storeAvailable }) => storeAvailable);
    await record(counted('trams', 1));
    expect(await totalsIn(models)).toEqual(totalsOf(log.history));
  });

  it('are shown after a restart although the server is away, and catch up when it is back', async () => {
    const { port } = node;
    await models.close();
    await node.close();
    await open();
    expect(await totalsIn(models)).toEqual(totalsOf(log.history));
    node = await startLocalEventStore({ file: join(folder, 'events.db'), port });
    await record(counted('trams', 2));
    expect(await totalsIn(models)).toEqual(totalsOf(log.history));
  });
});
