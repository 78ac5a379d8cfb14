import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logOf, readConfig } from '#configuration';
import { People, signedInFetch } from './sign-in.js';
import { openEventStore, type RecordedEvent } from '#event-store';
import { startLocalEventStore, type LocalEventStore } from '../../apps/local-eventstore/src/index.js';
import { startTracker, type RunningTracker, type Version } from '../../apps/tracker/src/tracker.js';

/** A tracker of its own for a spec, on a free port and an empty folder. */
export interface TestTracker extends RunningTracker {
  readonly dataDir: string;
  /** asks the API; `body` makes it a POST. Answers status, headers and what came back */
  readonly api: (path: string, body?: object, headers?: ApiHeaders) => Promise<ApiAnswer>;
  /** what the log holds of a stream, read beside the service: the type and the data of each event */
  readonly recorded: (stream: string) => Promise<Pick<RecordedEvent, 'type' | 'data'>[]>;
}

/** Headers to send, and as whom: a part, or `member.<organisationId>`; the secretariat unless said otherwise. */
export type ApiHeaders = Readonly<Record<string, string>> & { readonly as?: string };

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/**
 * Starts the real service. `env` as the service itself would read it. With TEST_STORE=local-node in the environment of
 * the test, a spec that names no log of its own has one on a local node, reached through EventStoreDB's client.
 */
export async function startTestTracker(env: Record<string, string> = {}, version?: Version): Promise<TestTracker> {
  const dataDir = env.DATA_DIR ?? mkdtempSync(join(tmpdir(), 'tracker-'));
  const node = env.EVENTSTORE_URL === undefined ? await nodeAskedFor(dataDir) : undefined;
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'error',
    DATA_DIR: dataDir,
    EVENTSTORE_URL: node?.connectionString,
    ...env,
  });
  const running = await startTracker(config, version);
  await running.readModels.live();
  const people = People.of(running.url, config);
  const api = async (path: string, body?: object, { as, ...headers }: ApiHeaders = {}) => {
    const sent = body && { method: 'POST', body: JSON.stringify(body) };
    const answer = await signedInFetch(`${running.url}/api${path}`, {
      ...sent,
      ...(as !== undefined && { as }),
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as unknown };
  };
  const recorded = async (stream: string) => {
    const log = await openEventStore(logOf(config), { readOnly: true });
    const events = await log.read(stream);
    await log.close();
    return events.map(({ type, data }) => ({ type, data }));
  };
  const close = async () => {
    people.close();
    await running.close();
    await node?.close();
    if (!env.DATA_DIR) rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...running, dataDir, api, recorded, close };
}

async function nodeAskedFor(dataDir: string): Promise<LocalEventStore | undefined> {
  if (process.env.TEST_STORE !== 'local-node') return undefined;
  return startLocalEventStore({ file: join(dataDir, 'node.sqlite') });
}
