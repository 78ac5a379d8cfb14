import { setTimeout } from 'node:timers/promises';
import { Accounts, OPERATOR_ID } from '#accounts';
import { accountsOf, readModelsOf, type TrackerConfig } from '#configuration';
import type { ReadModelsStatus } from '#read-models';
import { Keys } from '#sealing';
import type { ProgressLine } from './progress-line.js';

const ASK_EVERY_MS = 200;
const ANSWERS_WITHIN_MS = 30_000;
const A_DAY_MS = 24 * 60 * 60_000;

/** What the service says of its read models. */
interface Standing extends ReadModelsStatus {
  readonly rebuild?: {
    readonly id: string;
    readonly state: 'underWay' | 'done' | 'failed';
    readonly failure?: string;
  };
}

/**
 * Has the service that keeps the read models rebuild them, and follows it to the end; answers how they stand then.
 * @throws when no service that keeps them answers at the address of the settings, or the rebuild has failed
 */
export async function rebuildByTheService(config: TrackerConfig, progress: ProgressLine): Promise<ReadModelsStatus> {
  const keys = Keys.open(config.keysFile, config.masterKey);
  const accounts = Accounts.open(accountsOf(config), keys);
  // whoever may write the file of the accounts is the operator
  const token = accounts.tokens.make(OPERATOR_ID, { name: 'rebuild', scope: 'write', endsAt: Date.now() + A_DAY_MS });
  try {
    return await askTheService(config, token, progress);
  } finally {
    for (const { tokenId } of accounts.tokens.of(OPERATOR_ID)) accounts.tokens.revoke(OPERATOR_ID, tokenId);
    accounts.close();
    keys.close();
  }
}

async function askTheService(config: TrackerConfig, token: string, progress: ProgressLine): Promise<ReadModelsStatus> {
  const { host, port, tls } = config;
  const service = `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const nobody = `Another process keeps the read models, and no tracker answers at ${service}: set HOST and PORT as the service has them.`;
  const folder = readModelsOf(config);
  const asked = await ask(`${service}/api/read-models/rebuild`, { token, silence: nobody, body: { folder } });
  if (!asked.rebuild) throw new Error(nobody);
  for (let told = asked; ;) {
    if (told.rebuild?.id !== asked.rebuild.id) throw new Error(`The service was started again meanwhile: ${AGAIN}`);
    if (told.rebuild.state === 'failed') throw new Error(`The rebuild has failed: ${told.rebuild.failure}`);
    if (told.rebuild.state === 'done') return told;
    progress.show(told.storeAvailable ? 'Building' : 'Waiting for the log', told.rebuilding ?? told.progress);
    await setTimeout(ASK_EVERY_MS);
    told = await ask(`${service}/api/read-models`, {
      token,
      silence: `The service does not answer any more: ${AGAIN}`,
    });
  }
}

const AGAIN = 'the rebuild may not be done, so run this command again.';

/** @throws with what the service says against it; with `silence` when it is no tracker, or nobody, that answers */
async function ask(
  address: string,
  { token, silence, body }: { token: string; silence: string; body?: object },
): Promise<Standing> {
  const sent = {
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  };
  let said: { status: number; json: unknown };
  try {
    const answer = await fetch(address, { ...sent, signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    said = { status: answer.status, json: await answer.json() };
  } catch (error) {
    throw new Error(silence, { cause: error });
  }
  const { status, json } = said;
  if (status === 200 || status === 202) return Object(json) as Standing;
  const { detail } = Object(json) as { detail?: unknown };
  throw new Error(status !== 404 && typeof detail === 'string' ? detail : silence);
}
