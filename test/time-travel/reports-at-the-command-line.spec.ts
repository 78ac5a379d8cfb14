import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tracker } from '../support/command-line.js';
import { filesOf } from '../support/reports.js';
import { startService, type Service } from '../support/service.js';
import { signedInFetch as fetch } from '../support/sign-in.js';
import { startTestTracker } from '../support/tracker.js';

const dataDir = mkdtempSync(join(tmpdir(), 'tracker-'));
const env = { DATA_DIR: dataDir };
const KINDS = ['html', 'docx', 'xlsx'] as const;
const NOBODY = '0190f000-0000-7000-8000-000000000001';

let service: Service;
let reportId: string;
let served: Record<(typeof KINDS)[number], Buffer>;
beforeAll(async () => {
  expect(await tracker(['sample'], env)).toMatchObject({ code: 0 });
  service = await startService(env);
  const answer = await fetch(`${service.url}/api/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Everything', kind: 'view', edition: 'full' }),
  });
  reportId = ((await answer.json()) as { id: string }).id;
});
afterAll(async () => {
  await service?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it('lists the pinned reports, beside the running service', async () => {
  const { code, json } = await tracker(['report', 'list', '--json'], env);
  expect([code, json]).toMatchObject([0, { reports: [{ reportId, title: 'Everything' }] }]);
});

it('makes their files, with the bytes of the service', async () => {
  served = await filesOf(service.url, reportId);
  for (const kind of KINDS) {
    const file = join(dataDir, `report.${kind}`);
    const { code, json } = await tracker(['report', 'make', reportId, file, '--json'], env);
    expect([code, json]).toEqual([0, { file, kind, bytes: served[kind].length }]);
    expect([kind, readFileSync(file).equals(served[kind])]).toEqual([kind, true]);
  }
});

it('says what is another today, and what it does not know', async () => {
  expect(await tracker(['report', 'restate', reportId, '--json'], env)).toMatchObject({
    code: 0,
    json: { restated: [] },
  });
  expect(await tracker(['report', 'make', NOBODY, join(dataDir, 'x.html')], env)).toMatchObject({
    code: 1,
    stderr: `There is no report ${NOBODY}: “report list” names those there are.\n`,
  });
});

it('has the same bytes made by the sources that these specs run, too', async () => {
  await service.stop();
  const sources = await startTestTracker(env);
  try {
    const made = await filesOf(sources.url, reportId);
    for (const kind of KINDS) expect([kind, made[kind].equals(served[kind])]).toEqual([kind, true]);
  } finally {
    await sources.close();
  }
});
