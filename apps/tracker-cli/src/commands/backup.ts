import type { Command } from 'commander';
import { backUp, restore } from '#backup';
import { asCalled } from '../files.js';
import { count } from '../in-words.js';
import { carryingOut, operation } from '../operation.js';

const BACKUP_HELP = `Makes a backup in a folder that is to be made: the log as it is at one moment, the documents, and what else is kept in
DATA_DIR but the read models, which are made anew. The service may go on meanwhile. The backup has a manifest with the SHA-256 of
every file, and is held against it before the folder gets its name. Keys and accounts lie in its folder “secrets”: with them names
of people can be read, so keep that folder apart, and delete it from old backups when somebody was erased.`;

export const backup = (): Command =>
  operation('backup', 'make a backup while the service runs, and verify it', BACKUP_HELP)
    .argument('<folder>', 'where to: a folder that is not there yet')
    .action(
      carryingOut(async ({ config }, folder: string) => {
        const to = asCalled(folder);
        const { events, position, files } = await backUp(config(), to);
        return {
          json: { folder: to, events, position, files: files.length },
          words: `Backed up ${count(events, 'event')} and ${count(files.length, 'file')} to ${to}; every file is as its manifest says.`,
        };
      }),
    );

const RESTORE_HELP = `Puts a backup into an empty DATA_DIR. Every file is held against the manifest first; afterwards the events of the log are
counted. Start the service then: it builds its read models from the log.`;

export const restoreBackup = (): Command =>
  operation('restore', 'put a backup into an empty DATA_DIR, and verify it', RESTORE_HELP)
    .argument('<folder>', 'a folder that “backup” has made')
    .action(
      carryingOut(async ({ config }, folder: string) => {
        const { events, position, files, madeAt } = await restore(config(), asCalled(folder));
        return {
          json: { events, position, files: files.length, madeAt },
          words: `Restored ${count(events, 'event')} and ${count(files.length, 'file')} as they were at ${madeAt}.`,
        };
      }),
    );
