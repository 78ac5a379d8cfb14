/* What the bench takes from the product: the compiled libraries, as they are shipped. */
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type * as AccountsLibrary from '../libs/accounts/src/index.ts';
import type * as ConfigurationLibrary from '../libs/configuration/src/index.ts';
import type * as EventStoreLibrary from '../libs/event-store/src/index.ts';
import type * as Asks from '../libs/registers/src/asks/list-asks.ts';
import type * as Consultations from '../libs/registers/src/consultations/list-consultations.ts';
import type * as Decisions from '../libs/registers/src/decisions/list-decisions.ts';
import type * as Engagements from '../libs/registers/src/engagements/list-engagements.ts';
import type * as Home from '../libs/registers/src/home/home-lists.ts';
import type * as Policies from '../libs/registers/src/policies/list-policies.ts';
import type * as Responses from '../libs/registers/src/responses/list-responses.ts';
import type * as ReadModelsLibrary from '../libs/read-models/src/index.ts';
import type * as SealingLibrary from '../libs/sealing/src/index.ts';

const dist = (path: string) => new URL(`../dist/${path}`, import.meta.url);

const eventStore = (await import(dist('libs/event-store/src/index.js').href)) as typeof EventStoreLibrary;
const readModels = (await import(dist('libs/read-models/src/index.js').href)) as typeof ReadModelsLibrary;
const accounts = (await import(dist('libs/accounts/src/index.js').href)) as typeof AccountsLibrary;
const configuration = (await import(dist('libs/configuration/src/index.js').href)) as typeof ConfigurationLibrary;
const sealing = (await import(dist('libs/sealing/src/index.js').href)) as typeof SealingLibrary;

/** The questions behind the pages. */
export const registers = {
  ...((await import(dist('libs/registers/src/home/home-lists.js').href)) as typeof Home),
  ...((await import(dist('libs/registers/src/policies/list-policies.js').href)) as typeof Policies),
  ...((await import(dist('libs/registers/src/consultations/list-consultations.js').href)) as typeof Consultations),
  ...((await import(dist('libs/registers/src/engagements/list-engagements.js').href)) as typeof Engagements),
  ...((await import(dist('libs/registers/src/asks/list-asks.js').href)) as typeof Asks),
  ...((await import(dist('libs/registers/src/decisions/list-decisions.js').href)) as typeof Decisions),
  ...((await import(dist('libs/registers/src/responses/list-responses.js').href)) as typeof Responses),
};

export const { SqliteEventStore, SqliteLog, openEventStore } = eventStore;
export const { ReadModels } = readModels;
export { Database };
/** Exports `projections`: the service's own. */
export const PROJECTIONS = dist('libs/registers/src/projections.js');
export const LOCAL_NODE = fileURLToPath(dist('apps/local-eventstore/src/main.js'));
export const TRACKER = fileURLToPath(dist('apps/tracker/src/main.js'));

/** Somebody of the secretariat who is known to the service that keeps its data in a folder: a session's cookie, and a token. */
export function signedIn(dataDir: string): { readonly cookie: string; readonly token: string } {
  const config = configuration.readConfig({ DATA_DIR: dataDir });
  const keys = sealing.Keys.open(config.keysFile, config.masterKey);
  const people = accounts.Accounts.open(configuration.accountsOf(config), keys);
  const personId = randomUUID();
  const email = `${personId}@example.org`;
  const sealed = keys.seal(personId, { name: 'Robin Marsh', email });
  const roles = ['secretariat'];
  people.unrecorded.add({ personId, organisationId: null, roles, sealed });
  people.credentials.make(personId, email);
  const secret = people.sessions.begin(personId, {
    complete: true,
    way: 'password',
    roles: roles.join(),
    agent: 'Bench',
  });
  const token = people.tokens.make(personId, { name: 'Bench', scope: 'write', endsAt: Date.now() + 86_400_000 });
  people.close();
  keys.close();
  return { cookie: `session=${secret}`, token };
}
