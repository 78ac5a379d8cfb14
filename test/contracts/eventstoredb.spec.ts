import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalEventStore } from '../../apps/local-eventstore/src/index.js';
import { eventStoreContract } from '../../libs/event-store/src/event-store.contract.js';
import { EventStoreDbEventStore } from '../../libs/event-store/src/eventstoredb/eventstoredb-event-store.js';

eventStoreContract('The EventStoreDB store, on the local node', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'event-store-'));
  const file = join(folder, 'events.db');
  let node = await startLocalEventStore({ file });
  let store = await EventStoreDbEventStore.open(node.connectionString);
  return {
    store,
    async reopen() {
      await store.close();
      await node.close();
      node = await startLocalEventStore({ file });
      return (store = await EventStoreDbEventStore.open(node.connectionString));
    },
    async close() {
      await store.close();
      await node.close();
      rmSync(folder, { recursive: true });
    },
  };
});

const server = process.env.EVENTSTORE_TEST_URL;
if (server) {
  eventStoreContract('The EventStoreDB store, on the server in EVENTSTORE_TEST_URL', async () => {
    let store = await EventStoreDbEventStore.open(server);
    return {
      store,
      async reopen() {
        await store.close();
        return (store = await EventStoreDbEventStore.open(server));
      },
      close: () => store.close(),
    };
  });
}
