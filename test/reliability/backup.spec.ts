import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { backUp, restore } from '#backup';
import { logOf, readConfig } from '#configuration';
import { openEventStore, type RecordedEvent } from '#event-store';
import { startCouncil, type Council } from '../support/council.js';
import { People } from '../support/sign-in.js';
import { startTestTracker } from '../support/tracker.js';

jest.setTimeout(120_000);

let council: Council;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  council = await startCouncil();
});
afterAll(async () => {
  await council?.close();
  rmSync(folder, { recursive: true, force: true });
});

const configOf = (dataDir: string) => readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error' });

async function eventsOf(dataDir: string): Promise<RecordedEvent[]> {
  const store = await openEventStore(logOf(configOf(dataDir)), { readOnly: true });
  const events: RecordedEvent[] = [];
  for await (const batch of store.readAll()) events.push(...batch);
  await store.close();
  return events;
}

it('taken under load is restored to an equal log and equal read models', async () => {
  const load = { recorded: 0, stop: false };
  const burdening = [1, 2, 3, 4].map(async () => {
    while (!load.stop) {
      await council.propose(`Ask number ${load.recorded}.`, [council.policyId]);
      load.recorded++;
    }
  });
  const enough = async (n: number) => {
    while (load.recorded < n) await council.readModels.reached(council.readModels.statusNow.position + 1);
  };
  await enough(10);
  People.at(council.url).token('administrator');
  const to = join(folder, 'one');
  const manifest = await backUp(configOf(council.dataDir), to);
  const during = load.recorded;
  await enough(during + 5);
  load.stop = true;
  await Promise.all(burdening);
  expect(manifest.events).toBeGreaterThanOrEqual(10);

  const restoredTo = join(folder, 'restored');
  expect(await restore(configOf(restoredTo), to)).toEqual(manifest);
  const original = await eventsOf(council.dataDir);
  expect(await eventsOf(restoredTo)).toEqual(original.slice(0, manifest.events));
  expect(original.length).toBeGreaterThan(manifest.events);

  const restored = await startTestTracker({ DATA_DIR: restoredTo });
  try {
    expect(restored.readModels.statusNow.position).toBe(manifest.position);
    expect(await restored.readModels.verify()).toMatchObject({ differences: [], position: manifest.position });
    const { body } = await restored.api(`/policies/${council.policyId}`);
    expect(body).toMatchObject({ policy: { policyId: council.policyId } });
    // people get in as before, and are called what they were called
    const headers = { authorization: `Bearer ${People.at(council.url).token('administrator')}` };
    const answer = await fetch(`${restored.url}/api/people`, { headers });
    const { rows } = (await answer.json()) as { rows: { name: string }[] };
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['Sanjay Secretariat', 'Adil Admin']));
  } finally {
    await restored.close();
  }
});

it('keeps what opens names apart', async () => {
  const { files } = await backUp(configOf(council.dataDir), join(folder, 'apart'));
  expect(files.map(({ path }) => path).toSorted()).toEqual([
    'audit.sqlite',
    'drafts.sqlite',
    'events.sqlite',
    'processes.sqlite',
    'secrets/accounts.sqlite',
    'secrets/keys',
  ]);
});

it('that was changed is not restored, and nothing is put in', async () => {
  const to = join(folder, 'changed');
  await backUp(configOf(council.dataDir), to);
  appendFileSync(join(to, 'events.sqlite'), 'more');
  const into = join(folder, 'into');
  await expect(restore(configOf(into), to)).rejects.toThrow('not what was put there: events.sqlite');
  expect(existsSync(join(into, 'events.sqlite'))).toBe(false);
});

it('goes neither over another backup, nor into a folder with a log', async () => {
  const to = join(folder, 'twice');
  await backUp(configOf(council.dataDir), to);
  await expect(backUp(configOf(council.dataDir), to)).rejects.toThrow('is there already');
  await expect(restore(configOf(council.dataDir), to)).rejects.toThrow('There is a log');
  await expect(restore(configOf(join(folder, 'none')), join(folder, 'nothing'))).rejects.toThrow('holds no backup');
});
