import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { logOf, readConfig } from '#configuration';
import { openEventStore } from '#event-store';
import { exportLog, importLog } from '#intake';
import { startCouncil, type Council } from '../support/council.js';
import { requestsOf, type GeneratedRequest, type OpenApi } from '../support/generated-requests.js';
import { signedInFetch as fetch } from '../support/sign-in.js';

jest.setTimeout(400_000);

const REQUESTS = 10_000;
const AT_ONCE = 25;

let council: Council;

beforeAll(async () => (council = await startCouncil()));
afterAll(() => council?.close());

async function send({ method, path, body }: GeneratedRequest): Promise<string[]> {
  const answer = await fetch(`${council.url}${path}`, {
    method,
    ...(method === 'POST' && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await answer.text();
  // the tables of an earlier moment may still be made: that is said, with a time to come back
  if (answer.status < 500 || (answer.status === 503 && path.includes('asOf='))) return [];
  return [`${method} ${path} ${JSON.stringify(body)} answered ${answer.status}: ${text}`];
}

it(`takes ${REQUESTS} generated requests without a fault, and stores nothing that breaks a rule`, async () => {
  const { body } = await council.api('/openapi.json');
  const description = body as OpenApi;
  // what rebuilds everything each time it is asked is tested elsewhere
  const paths = Object.fromEntries(
    Object.entries(description.paths).filter(([path]) => !path.includes('/read-models')),
  );
  const ids = [council.policyId, council.otherPolicyId, council.consultationId, council.organisationId, council.askId];
  const requests = fc.sample(requestsOf({ paths }, ids), { numRuns: REQUESTS, seed: 20_250_601 });
  const faults: string[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < requests.length) faults.push(...(await send(requests[next++]!)));
    }),
  );
  expect(faults).toEqual([]);
  await theLogIsWhole();
  expect(await council.readModels.verify()).toMatchObject({ differences: [] });
  expect(council.readModels.statusNow.faults).toEqual([]);
});

/** Each event has its shape, and each stream its order: else another log would not take them. */
async function theLogIsWhole(): Promise<void> {
  const file = join(council.dataDir, 'exported.ndjson');
  const log = await openEventStore(logOf(readConfig({ DATA_DIR: council.dataDir })), { readOnly: true });
  const stream = createWriteStream(file);
  const events = await exportLog(log, stream);
  await finished(stream.end());
  await log.close();
  const other = await openEventStore(join(council.dataDir, 'other.sqlite'));
  try {
    const { stored } = await importLog(other, file);
    expect(stored).toBe(events);
  } finally {
    await other.close();
  }
}
