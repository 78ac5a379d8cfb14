import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filter, firstValueFrom } from 'rxjs';
import { type LocalEventStore, startLocalEventStore } from '../../apps/local-eventstore/src/index.js';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

const ID = '0198c0de-0000-7000-8000-000000000001';
const KEY = '0198c0de-0000-7000-8000-00000000000a';
const POLICY = {
  policyId: ID,
  title: 'Before the break',
  departments: [],
  themes: [],
  nations: ['england'],
  stage: 'scoping',
  stageSince: '2025-02-01',
};

let folder: string;
let node: LocalEventStore;
let tracker: TestTracker;

const startNode = (port = 0) => startLocalEventStore({ file: join(folder, 'events.db'), port });
const becomes = (available: boolean) =>
  firstValueFrom(tracker.readModels.status.pipe(filter(({ storeAvailable }) => storeAvailable === available)));
const page = async (path: string) => (await fetch(tracker.url + path)).text();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'store-away-'));
  node = await startNode();
  tracker = await startTestTracker({ EVENTSTORE_URL: node.connectionString });
});
afterAll(async () => {
  await tracker?.close();
  await node?.close();
  rmSync(folder, { recursive: true });
});

it('reads on, says plainly what it cannot do, keeps what was typed, and recovers by itself, when the log is away', async () => {
  const { port } = node;
  expect(await tracker.api('/policies', POLICY)).toMatchObject({ status: 201 });
  await node.close();
  const change = { stage: 'options', effectiveOn: '2025-03-01', reason: 'A text that must not be lost' };

  const refused = await tracker.api(`/policies/${ID}/change-stage`, change, { 'idempotency-key': KEY });
  expect(refused).toMatchObject({ status: 503, body: { title: 'This could not be recorded just now' } });
  await becomes(false);
  expect(await page(`/policies/${ID}`)).toContain('Before the break');
  expect(await page('/policies')).toContain(
    'The log cannot be reached: pages can be read, but nothing can be recorded',
  );
  expect((await fetch(`${tracker.url}/health/ready`)).status).toBe(503);

  const answers = {
    stage: 'options',
    'effectiveOn.day': '1',
    'effectiveOn.month': '3',
    'effectiveOn.year': '2025',
    reason: change.reason,
  };
  const form = await fetch(`${tracker.url}/policies/${ID}/change-stage`, {
    method: 'POST',
    body: new URLSearchParams({ ...answers, commandId: KEY }),
  });
  expect(form.status).toBe(503);
  const shown = await form.text();
  expect(shown).toContain('Nothing was recorded and your answers are kept below');
  expect(shown).toContain('A text that must not be lost</textarea>');

  node = await startNode(port);
  await becomes(true);
  expect(await tracker.api(`/policies/${ID}/change-stage`, change, { 'idempotency-key': KEY })).toMatchObject({
    status: 201,
    body: { revision: 1, recorded: 1, visible: true },
  });
  expect(await page(`/policies/${ID}`)).toContain('A text that must not be lost');
  expect(await page('/policies')).not.toContain('The log cannot be reached');
});
