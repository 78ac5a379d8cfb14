import type { Command } from 'commander';
import { logOf } from '#configuration';
import { openEventStore } from '#event-store';
import { importLog } from '#intake';
import { asCalled } from '../files.js';
import { count, showing } from '../in-words.js';
import { carryingOut, operation } from '../operation.js';

const HELP = `FILE holds one event a line, as JSON, in the format of an export. It is read to its end and checked line by line before
the first event is stored: when a line is bad, it is named with its field and the reason, and nothing is stored.

Ids, order, revisions and metadata are kept; positions are the log's own. Importing the same file again stores nothing
twice, and an import that was broken off is finished by another. A service that keeps its log in DATA_DIR must be
stopped first.`;

export const importFile = (): Command =>
  operation('import', 'store the events of a file in the log', HELP)
    .argument('<file>', 'the file, NDJSON')
    .action(
      carryingOut(async ({ config, progress }, file: string) => {
        const path = asCalled(file);
        const store = await openEventStore(logOf(config()));
        try {
          const { stored, already } = await importLog(store, path, { onProgress: showing(progress) });
          const before = already > 0 ? `; ${count(already, 'event')} had been stored before` : '';
          return { json: { file: path, stored, already }, words: `Stored ${count(stored, 'event')}${before}.` };
        } finally {
          await store.close();
        }
      }),
    );
