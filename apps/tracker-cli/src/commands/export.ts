import type { Command } from 'commander';
import { logOf } from '#configuration';
import { openEventStore } from '#event-store';
import { exportLog } from '#intake';
import { asCalled } from '../files.js';
import { count, showing } from '../in-words.js';
import { carryingOut, operation, WrongUsage } from '../operation.js';
import { intoFile } from '../whole-file.js';

const HELP = `Writes the whole log, one event a line, as it stands at the call. An existing FILE is replaced when the export is whole, not
before. Without FILE, or for -, the events go to standard output, and --json adds nothing to them. The service may go on
running meanwhile.`;

export const exportEvents = (): Command =>
  operation('export', 'write all events of the log, as NDJSON', HELP)
    .argument('[file]', 'where to; standard output when it is left out')
    .action(
      carryingOut(async ({ config, progress }, file: string | undefined) => {
        const log = logOf(config());
        const path = file === undefined || file === '-' ? undefined : asCalled(file);
        if (path === log) throw new WrongUsage('FILE must not be the log itself');
        const store = await openEventStore(log, { readOnly: true });
        try {
          const onProgress = showing(progress);
          if (!path) {
            await exportLog(store, process.stdout, { onProgress });
            return undefined;
          }
          const events = await intoFile(path, (stream) => exportLog(store, stream, { onProgress }));
          return { json: { file: path, events }, words: `Wrote ${count(events, 'event')} to ${path}.` };
        } finally {
          await store.close();
        }
      }),
    );
