import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startCouncil, type Council } from '../support/council.js';
import { filesOf } from '../support/reports.js';
import { startTestTracker } from '../support/tracker.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

const QUARTER = { from: '2025-04-01', to: '2025-06-30' };
const YEAR = { from: '2025-01-01', to: '2025-12-31' };
const EDITIONS = ['full', 'public'] as const;
const SHIPPED = fileURLToPath(new URL('../../dist/libs/registers/src/projections.js', import.meta.url));

const dataDir = mkdtempSync(join(tmpdir(), 'tracker-'));
const env = { DATA_DIR: dataDir };

let council: Council;
let decisionId: string;
/** the reports by what they are called, and their files as they were first made */
const reports = new Map<string, string>();
const first = new Map<string, Record<string, Buffer>>();

beforeAll(async () => {
  council = await startCouncil(env);
  const { begin, policyId, askId, raise, propose, api } = council;
  await raise(askId, '2025-01-10');
  decisionId = await begin('/decisions', {
    title: 'One front door: response',
    decidedOn: '2025-05-20',
    kind: 'consultation_outcome',
    departments: ['cabinet-office'],
    policyIds: [policyId],
    reference: { title: 'The response' },
  });
  await api(`/asks/${askId}/answer`, { decisionId, answer: 'adopted', answeredOn: '2025-05-20' });
  const secret = await propose('Do not tell anybody of this.', [policyId]);
  await raise(secret, '2025-02-01');
  await api(`/asks/${secret}/change-handling`, {
    handling: { marking: 'official-sensitive' },
    reason: 'Shared under embargo.',
  });
  const asOf = new Date().toISOString();
  for (const edition of EDITIONS) {
    const pin = async (title: string, more: object) =>
      reports.set(`${title}, ${edition}`, await begin('/reports', { title, edition, asOf, ...more }));
    await pin('Everything', { kind: 'view' });
    await pin('Second quarter', { kind: 'quarterly_pack', period: QUARTER });
    await pin('The year', { kind: 'annual', period: YEAR });
  }
  for (const [name, id] of reports) first.set(name, await filesOf(council.url, id));
  await recordFiveHundredEvents();
});
afterAll(async () => {
  await council?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** What happened before the reports and is recorded after them, and much else. */
async function recordFiveHundredEvents(): Promise<void> {
  const { api, policyId, propose, raise, readModels } = council;
  const before = readModels.statusNow.position;
  const late = await propose('Recorded too late.', [policyId]);
  await raise(late, '2025-01-11');
  const answers = [
    await api(`/asks/${late}/answer`, { decisionId, answer: 'partly_adopted', answeredOn: '2025-05-20' }),
    await api(`/policies/${policyId}/correct`, { title: 'A policy of another name', reason: 'Renamed.' }),
    await api(`/decisions/${decisionId}/correct`, { title: 'A decision of another name', reason: 'Renamed.' }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  for (let portion = 0; portion < 50; portion++)
    await Promise.all(Array.from({ length: 10 }, (_, one) => propose(`Ask ${portion}, ${one}.`, [policyId])));
  expect(readModels.statusNow.position - before).toBeGreaterThanOrEqual(500);
}

/** Makes all reports again, and says which files are not what they were. */
async function filesThatDiffer(url: string): Promise<string[]> {
  const differing: string[] = [];
  for (const [name, id] of reports) {
    const again = await filesOf(url, id);
    for (const [kind, file] of Object.entries(first.get(name)!))
      if (!file.equals(again[kind as keyof typeof again])) differing.push(`${name} (${kind})`);
  }
  return differing;
}

/** The databases that pages are made from: each bears the name of the version that made it. */
const versions = () => readdirSync(join(dataDir, 'read-models')).filter((name) => name.endsWith('.sqlite'));

describe('A pinned report', () => {
  it('differs from every other: the editions and kinds are not the same file', () => {
    const all = [...first.values()].flatMap((files) => Object.values(files));
    expect(all).toHaveLength(18);
    expect(new Set(all.map((file) => file.toString('base64'))).size).toBe(18);
  });

  it('is the same to the byte after 500 further events and a rebuild', async () => {
    const before = versions();
    await council.readModels.rebuild();
    expect(versions()).not.toEqual(before);
    expect(await filesThatDiffer(council.url)).toEqual([]);
  });

  it('says what is another today, and why', async () => {
    const id = reports.get('Everything, full')!;
    const restated = (await (await fetch(`${council.url}/api/reports/${id}/restatement`)).json()) as {
      figure: string;
      pinned: number;
      today: number;
      events: { sentence: string; type: string }[];
    }[];
    const of = (figure: string) => restated.find((one) => one.figure === figure);
    expect(of('headline.raised')).toMatchObject({ pinned: 2, today: 3 });
    expect(of('headline.successes')).toMatchObject({ pinned: 1, today: 2 });
    expect(of('headline.successes')!.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['AskProposed', 'EngagementLogged', 'AskAnswered']),
    );
    expect(restated.filter(({ events }) => events.length === 0)).toEqual([]);
  });

  it('is the same to the byte when another version of the projections has made the tables', async () => {
    await council.close();
    const before = versions();
    const file = join(dataDir, 'next-version.mjs');
    const shipped = relative(dirname(file), SHIPPED);
    writeFileSync(
      file,
      `import { projections as shipped } from '${shipped}';
      const kinds = {
        name: 'kinds',
        tables: 'CREATE TABLE kinds (type TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID',
        effects: (db) => {
          const count = db.prepare('INSERT INTO kinds VALUES (?, 1) ON CONFLICT DO UPDATE SET number = number + 1');
          return { AskProposed: ({ type }) => count.run(type) };
        },
      };
      export const projections = [kinds, ...shipped.toReversed()];`,
    );
    const next = await startTestTracker(env, { projectionsModule: pathToFileURL(file) });
    try {
      expect(await filesThatDiffer(next.url)).toEqual([]);
      const after = versions();
      expect(after).toHaveLength(1);
      expect(after[0]!.slice(0, 16)).not.toBe(before[0]!.slice(0, 16));
    } finally {
      await next.close();
    }
  });

  it('is the same to the byte when every table is thrown away and the service begins anew', async () => {
    rmSync(join(dataDir, 'read-models'), { recursive: true });
    const anew = await startTestTracker(env);
    try {
      expect(await filesThatDiffer(anew.url)).toEqual([]);
    } finally {
      await anew.close();
    }
  });
});
