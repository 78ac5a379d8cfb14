import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventStoreContract } from '../event-store.contract.js';
import { SqliteEventStore } from './sqlite-event-store.js';

eventStoreContract('The SQLite store', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'event-store-'));
  const file = join(folder, 'events.db');
  let store = await SqliteEventStore.open({ file });
  return {
    store,
    async reopen() {
      await store.close();
      return (store = await SqliteEventStore.open({ file }));
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
