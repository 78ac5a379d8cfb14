import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalEventStore } from '../../apps/local-eventstore/src/index.js';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { Visitor } from '../support/visitor.js';

const TAKE_OUT = 'Take the sample out';
const POLICY = {
  title: 'A real one',
  departments: [],
  themes: [],
  nations: ['england'],
  stage: 'signal',
  stageSince: '2025-02-01',
};

let sample: string;
let folder: string;
let tracker: TestTracker;
let visitor: Visitor;

/** The sample is put in once; each tracker has a copy. */
beforeAll(async () => {
  sample = mkdtempSync(join(tmpdir(), 'sample-'));
  await open({ DATA_DIR: sample });
  await visitor.press('Look around with sample data');
  while ((await visitor.open('/sample')).all('[role=status]').length > 0);
  await tracker.close();
});
afterAll(() => rmSync(sample, { recursive: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'removal-'));
  cpSync(sample, folder, { recursive: true });
});
afterEach(async () => {
  await tracker.close();
  rmSync(folder, { recursive: true });
});

async function open(env: Record<string, string>): Promise<void> {
  tracker = await startTestTracker(env);
  visitor = await new Visitor(tracker.url).open('/');
}

const total = async (path: string) => ((await tracker.api(path)).body as { total: number }).total;

describe('The sample is taken out from its page while the service runs', () => {
  it('and what is real stays, at its address', async () => {
    await open({ DATA_DIR: folder });
    await visitor.open('/sample');
    const { body } = await tracker.api('/policies', POLICY);
    const { id } = body as { id: string };
    await visitor.open('/sample');
    await visitor.press(TAKE_OUT);
    // the page after it waited until the log was another, in which are the policy and four people
    expect(visitor.words()).toMatch(
      /^Sample data The sample was taken out\. What is not of the sample is still here: 5 records\. Nothing was deleted: the log as it was is kept as events\.sqlite\./,
    );
    expect(visitor.all('.notice')).toEqual([]);
    expect([await total('/members'), await total('/policies'), await total('/asks')]).toEqual([0, 1, 0]);
    expect((await tracker.api(`/policies/${id}`)).status).toBe(200);
    expect((await tracker.api('/policies', { ...POLICY, title: 'Another' })).status).toBe(201);
    expect(await total('/policies')).toBe(2);
  });

  it('and leaves an empty tracker, to which it is offered again, when nothing else was there', async () => {
    await open({ DATA_DIR: folder });
    await visitor.open('/sample');
    await visitor.press(TAKE_OUT);
    expect(visitor.words()).toContain('The sample was taken out. The tracker is empty.');
    expect(visitor.all('main button')).toEqual(['Look around with sample data']);
    expect([await total('/members'), await total('/policies'), await total('/asks')]).toEqual([0, 0, 0]);
  });

  it('but not when something real is about what is in it, which is said', async () => {
    await open({ DATA_DIR: folder });
    await visitor.open('/sample');
    const { rows } = (await tracker.api('/policies?pageSize=1')).body as { rows: { policyId: string }[] };
    const ask = { statement: 'Real.', direction: 'fund', size: 'small', policyIds: [rows[0]!.policyId], themes: [] };
    expect((await tracker.api('/asks', ask)).status).toBe(201);
    await visitor.open('/sample');
    await visitor.press(TAKE_OUT);
    expect(visitor.words()).toContain('Something real is about what is in the sample (AskProposed, recorded on');
    expect([await total('/policies'), await total('/asks')]).toEqual([12, 91]);
  });

  it('but not from an EventStoreDB, where nothing is ever deleted', async () => {
    const node = await startLocalEventStore({ file: join(folder, 'events.sqlite') });
    await open({ EVENTSTORE_URL: node.connectionString });
    await visitor.open('/sample');
    await visitor.press(TAKE_OUT);
    expect(visitor.words()).toContain('The log is kept by an EventStoreDB, where nothing is ever taken out');
    expect(await total('/policies')).toBe(12);
    await tracker.close();
    await node.close();
    await open({ DATA_DIR: folder });
  });
});
