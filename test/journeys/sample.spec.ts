import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { Visitor } from '../support/visitor.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

const BANNER = 'This is sample data: an invented council. Nothing in it has happened.';
const BUTTON = 'Look around with sample data';

const POLICY = {
  title: 'A real one',
  departments: [],
  themes: [],
  nations: ['england'],
  stage: 'signal',
  stageSince: '2025-02-01',
};

let tracker: TestTracker;
let visitor: Visitor;
const begin = async (env: Record<string, string> = {}) => {
  tracker = await startTestTracker(env);
  visitor = new Visitor(tracker.url);
};
afterEach(() => tracker?.close());

const total = async (path: string) => ((await tracker.api(path)).body as { total: number }).total;

/** Looks at the page until the work is done: answers what it has said of it, each sentence once. */
async function lookedOn(): Promise<string[]> {
  const said = new Set<string>();
  for (;;) {
    await visitor.open('/sample');
    const [sentence] = visitor.all('[role=status]');
    if (!sentence) return [...said];
    said.add(sentence);
    await tracker.readModels.reached(tracker.readModels.statusNow.position + 50, { withinMilliseconds: 200 });
  }
}

it('is offered on a first visit, put in once while a bar moves, and named on every page from then on', async () => {
  await begin();
  await visitor.open('/');
  expect(visitor.all('.notice')).toEqual([]);
  expect(visitor.words('.block--press')).toContain('Nothing in it has happened.');
  expect(await visitor.pressTwice(BUTTON)).toEqual(['/sample', '/sample']);
  await visitor.open('/sample');
  expect(visitor.words()).toContain('You may leave this page and come back.');

  expect(await tracker.api('/policies', POLICY)).toMatchObject({
    status: 422,
    body: { detail: 'Sample data is being put in just now: wait until it is there, then send this again' },
  });
  const sentences = await lookedOn();
  expect(sentences.length).toBeGreaterThan(2);
  for (const sentence of sentences)
    expect(sentence).toMatch(/^Sample data is being put in: (0|[1-9]\d?) per cent is done\.$/);

  expect(visitor.all('main button')).toEqual(['Take the sample out']);
  expect([await total('/members'), await total('/policies'), await total('/asks')]).toEqual([15, 12, 90]);
  for (const path of ['/', '/sample', '/policies', '/policies/new', '/account', '/nothing-here']) {
    await visitor.open(path);
    expect([path, ...visitor.all('.notice')]).toEqual([path, expect.stringContaining(BANNER)]);
  }
  const list = await fetch(`${tracker.url}/policies?format=csv`);
  expect(list.headers.get('content-disposition')).toContain('filename="SAMPLE-policies-');
  expect(await list.text()).toMatch(/^(?:.*\r\n)(?:.*,OFFICIAL(?:-SENSITIVE)? – SAMPLE DATA\r\n)+$/);

  await visitor.open('/');
  expect(visitor.all('main button')).not.toContain(BUTTON);
  const { position } = tracker.readModels.statusNow;
  await fetch(`${tracker.url}/sample`, { method: 'POST' });
  expect(tracker.readModels.statusNow).toMatchObject({ position, head: position });
  await tracker.api('/policies', POLICY);
  await visitor.open('/sample');
  expect(visitor.words()).toContain('The tracker holds sample data, and what was recorded since');
});

it('is for an empty tracker: none is put in beside anything else', async () => {
  await begin();
  await visitor.open('/');
  await tracker.api('/policies', POLICY);
  await visitor.press(BUTTON);
  expect(visitor.words()).toContain('Sample data is for an empty tracker, and this one holds something else');
  expect(visitor.all('.notice')).toEqual([]);
  expect([await total('/members'), await total('/policies')]).toEqual([0, 1]);
});

it('goes on where it was broken off when the service was stopped', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sample-'));
  await begin({ DATA_DIR: dataDir });
  await visitor.open('/');
  await visitor.press(BUTTON);
  await tracker.readModels.reached(100, { withinMilliseconds: 60_000 });
  await tracker.close();
  await begin({ DATA_DIR: dataDir });
  await visitor.open('/sample');
  expect(visitor.words()).toContain('Only a part of the sample is here: it was broken off.');
  expect(visitor.words('.notice')).toContain(BANNER);
  await visitor.press('Put in the rest');
  await lookedOn();
  expect([await total('/members'), await total('/policies'), await total('/asks')]).toEqual([15, 12, 90]);
  rmSync(dataDir, { recursive: true });
});
