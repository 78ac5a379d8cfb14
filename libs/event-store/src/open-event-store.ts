import type { EventStore } from './event-store.js';
import { SqliteEventStore } from './sqlite/sqlite-event-store.js';

/**
 * Opens the log at an address: `esdb://…`, `esdb+discover://…` or `kurrentdb://…` is a server, anything else a SQLite
 * file. `readOnly` follows a file that another process writes; a server asks nothing of the kind.
 */
export async function openEventStore(
  address: string,
  { readOnly = false }: { readOnly?: boolean } = {},
): Promise<EventStore> {
  if (!/^(esdb|kurrent|kurrentdb)(\+discover)?:\/\//.test(address))
    return SqliteEventStore.open({ file: address, readOnly });
  // Loaded only when it is asked for: the client and gRPC would slow the start of everything else.
  const { EventStoreDbEventStore } = await import('./eventstoredb/eventstoredb-event-store.js');
  return EventStoreDbEventStore.open(address);
}
