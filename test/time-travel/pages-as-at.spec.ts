import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { logOf, readConfig } from '#configuration';
import { openEventStore, type RecordedEvent } from '#event-store';
import { importLog, lineOf } from '#intake';
import { MainContent } from '../support/main-content.js';
import { signedInFetch as fetch } from '../support/sign-in.js';
import { startTestTracker, type TestTracker } from '../support/tracker.js';
import { factsBy } from './facts-by-hand.js';

// Hundreds of pages, each twice: on a busy machine that takes its time.
jest.setTimeout(1_200_000);

const DATES = ['2024-01-31', '2025-02-14', '2026-03-31'];
const SUBJECTS = ['policies', 'consultations', 'engagements', 'asks', 'decisions', 'responses', 'claims', 'members'];
/** of each kind of item, so many pages are opened */
const SOME = 6;

const folder = mkdtempSync(join(tmpdir(), 'as-at-'));
/** All call people by the same names. */
const envOf = (name: string) => ({ DATA_DIR: join(folder, name), KEYS_FILE: join(folder, 'keys.sqlite') });
let whole: TestTracker;
const log: RecordedEvent[] = [];

beforeAll(async () => {
  whole = await startTestTracker(envOf('whole'));
  await fetch(`${whole.url}/sample`, { method: 'POST' });
  await open(whole, '/sample');
  const store = await openEventStore(logOf(readConfig(envOf('whole'))), { readOnly: true });
  // without those who look: each tracker has its own
  for await (const batch of store.replay()) log.push(...batch.filter(({ metadata }) => metadata.importedFrom));
  await store.close();
});
afterAll(async () => {
  await whole?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a page, and waits for what it is made of: until then it shows a bar. */
async function open({ url }: TestTracker, path: string): Promise<{ status: number; markup: string }> {
  for (;;) {
    const answer = await fetch(url + path);
    const markup = await answer.text();
    if (!markup.includes('data-progress')) return { status: answer.status, markup };
  }
}

/** A tracker whose log holds these facts and nothing else, each stream with revisions that run on. */
async function trackerOf(name: string, facts: readonly RecordedEvent[]): Promise<TestTracker> {
  const env = envOf(name);
  const revisions = new Map<string, number>();
  const lines = facts.map(({ stream, id, type, data, metadata, position }) => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    return lineOf({ stream, id, type, data, metadata, position, revision });
  });
  const file = join(folder, `${name}.ndjson`);
  writeFileSync(file, lines.join(''));
  const store = await openEventStore(logOf(readConfig(env)));
  await importLog(store, file);
  await store.close();
  return startTestTracker(env);
}

/** Home, the registers, and some pages of each kind of item: whatever there is in a tracker. */
async function pagesOf(tracker: TestTracker): Promise<string[]> {
  const pages = ['/', '/consultations/calendar', '/claims/answers', '/search?q=councils', '/asks?state=awaiting'];
  for (const subject of SUBJECTS) {
    const { body } = await tracker.api(`/${subject}?pageSize=1000`);
    const ids = (body as { rows: object[] }).rows.map((row) =>
      String(Object.entries(row).find(([field]) => field.endsWith('Id'))![1]),
    );
    const every = Math.max(1, Math.floor(ids.length / SOME));
    pages.push(`/${subject}`, ...ids.filter((_, n) => n % every === 0).map((id) => `/${subject}/${id}`));
  }
  return pages;
}

const asAt = (path: string, date: string) => `${path}${path.includes('?') ? '&' : '?'}asAt=${date}`;

it.each(DATES)('a page as at %s is that of a tracker that knows only what had happened by then', async (date) => {
  const then = await trackerOf(date, factsBy(log, date));
  try {
    const pages = await pagesOf(then);
    expect(pages.length).toBeGreaterThan(40);
    const differing: object[] = [];
    for (const path of pages) {
      const [expected, found] = [await open(then, asAt(path, date)), await open(whole, asAt(path, date))];
      const [there, here] = [new MainContent(expected.markup).lines(), new MainContent(found.markup).lines()];
      const at = there.findIndex((line, n) => line !== here[n]);
      if (expected.status !== 200 || found.status !== 200 || at >= 0 || there.length !== here.length)
        differing.push({
          path,
          of: [expected.status, found.status],
          alone: there.slice(at, at + 5),
          whole: here.slice(at, at + 5),
        });
    }
    expect(differing).toEqual([]);
    expect(whole.readModels.statusNow.faults).toEqual([]);
  } finally {
    await then.close();
  }
});
