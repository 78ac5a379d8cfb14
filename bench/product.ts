/* What the bench takes from the product: the compiled libraries, as they are shipped. */
import Database from 'better-sqlite3';
import { fileURLToPath } from 'node:url';
import type * as EventStoreLibrary from '../libs/event-store/src/index.ts';
import type * as ReadModelsLibrary from '../libs/read-models/src/index.ts';

const dist = (path: string) => new URL(`../dist/${path}`, import.meta.url);

const eventStore = (await import(dist('libs/event-store/src/index.js').href)) as typeof EventStoreLibrary;
const readModels = (await import(dist('libs/read-models/src/index.js').href)) as typeof ReadModelsLibrary;

export const { SqliteEventStore, SqliteLog, openEventStore } = eventStore;
export const { ReadModels } = readModels;
export { Database };
/** Exports `projections`: the service's own. */
export const PROJECTIONS = dist('libs/registers/src/projections.js');
export const LOCAL_NODE = fileURLToPath(dist('apps/local-eventstore/src/main.js'));
