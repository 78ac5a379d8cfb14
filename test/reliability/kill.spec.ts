import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { logOf } from '#configuration';
import { openEventStore, type RecordedEvent } from '#event-store';
import { tracker } from '../support/command-line.js';
import { reached, startService, type Service } from '../support/service.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

const TIMES = 20;
const APPENDS = 1000;
const AT_ONCE = 32;

const policy = (policyId: string) => ({
  policyId,
  title: `Policy ${policyId}`,
  departments: ['cabinet-office'],
  themes: ['data-sharing'],
  nations: ['england'],
  stage: 'signal',
  stageSince: '2025-01-06',
});

/** Sends wishes until all are sent or the service is gone; tells of each that was acknowledged. */
async function send({ url }: Service, acknowledged: (id: string) => void): Promise<void> {
  let sent = 0;
  const one = async () => {
    while (sent++ < APPENDS) {
      const id = newId();
      const answer = await fetch(`${url}/api/policies`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': newId() },
        body: JSON.stringify(policy(id)),
      });
      const said = await answer.text();
      expect({ status: answer.status, said }).toEqual({ status: 201, said: expect.stringContaining(id) });
      acknowledged(id);
    }
  };
  const results = await Promise.allSettled(Array.from({ length: AT_ONCE }, one));
  for (const result of results) {
    // A connection that the kill has cut is what this is about; anything else is a failure.
    if (result.status === 'rejected' && (result.reason as Error).name !== 'TypeError') throw result.reason;
  }
}

describe('the service, killed in the middle of 1,000 appends, 20 times over', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kill-'));
  const log = logOf({ dataDir: folder, eventStoreUrl: '' });
  let service: Service;
  afterAll(async () => {
    await service.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses no fact that it had acknowledged, and its read models equal rebuilt ones', async () => {
    const acknowledged: string[] = [];
    let cutOff = 0;
    for (let time = 0; time < TIMES; time++) {
      service = await startService({ DATA_DIR: folder });
      // Somewhere in the middle, another place each time.
      const enough = acknowledged.length + 100 + ((time * 397) % 800);
      let killed: Promise<void> | undefined;
      await send(service, (id) => {
        acknowledged.push(id);
        if (acknowledged.length === enough) killed = service.kill();
      });
      if (killed) cutOff++;
      await killed;
    }
    expect(cutOff).toBe(TIMES);

    const store = await openEventStore(log);
    const recorded: RecordedEvent[] = [];
    for await (const events of store.readAll()) recorded.push(...events);
    await store.close();
    // the people who send them are in the log, too
    const registered = recorded.filter(({ type }) => type === 'PolicyRegistered');
    const stored = new Set(registered.map(({ data }) => (data as { policyId: string }).policyId));
    const last = recorded.length - 1;
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);

    service = await startService({ DATA_DIR: folder });
    await reached(service, last);
    const listed = (await (await fetch(`${service.url}/api/policies?pageSize=1`)).json()) as { total: number };
    expect(listed.total).toBe(stored.size);
    const verified = await tracker(['verify', '--json'], { DATA_DIR: folder });
    expect(verified).toMatchObject({ code: 0, json: { same: true, position: last } });
    expect(await service.stop()).toBe(0);
  }, 1_800_000);
});
