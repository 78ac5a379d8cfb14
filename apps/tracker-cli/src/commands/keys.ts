import { Command } from 'commander';
import { logOf, readNewMasterKey } from '#configuration';
import { openEventStore } from '#event-store';
import { Keys } from '#sealing';
import { count } from '../in-words.js';
import { carryingOut, operation, WrongUsage } from '../operation.js';

const ROTATE_HELP = `Locks every key in KEYS_FILE with another master key: MASTER_KEY (or MASTER_KEY_FILE) is the one they are locked with now, if
there is one, and NEW_MASTER_KEY (or NEW_MASTER_KEY_FILE) the one to lock them with, 32 bytes in base64. All of them or, when something
fails, none. Stop the service first, and start it again with the new key as its MASTER_KEY.

What is sealed stays as it is in the log: the keys of people are the same, and only their lock is another. Old copies of the key
file still open with the old master key: destroy them.`;

const rotate = (): Command =>
  operation('rotate', 'lock the keys with another master key', ROTATE_HELP)
    .option('--unlocked', 'leave them unlocked: anybody who can read the file can read names')
    .action(
      carryingOut(async ({ config }, { unlocked }: { unlocked?: true }) => {
        const { keysFile, masterKey, ...places } = config();
        const next = readNewMasterKey(process.env);
        if ((next === undefined) !== (unlocked === true))
          throw new WrongUsage('Set NEW_MASTER_KEY (or NEW_MASTER_KEY_FILE) to the new master key, or say --unlocked.');
        // a service that runs keeps its log to itself: it would go on with the key before
        const log = places.eventStoreUrl ? undefined : await openEventStore(logOf(places));
        try {
          const keys = Keys.open(keysFile, masterKey);
          const relocked = keys.relock(next);
          keys.close();
          return {
            json: { keys: relocked, locked: next !== undefined },
            words: `${count(relocked, 'key')} ${next ? 'locked with the new master key: set it as MASTER_KEY' : 'left unlocked: set no MASTER_KEY'}.`,
          };
        } finally {
          await log?.close();
        }
      }),
    );

/** What is done with the keys that names of people are sealed with. */
export const keysCommand = (): Command =>
  new Command('keys')
    .summary('look after the keys that names of people are sealed with')
    .description('Look after the keys that names of people are sealed with.')
    .helpCommand(false)
    .addCommand(rotate());
