import type { Command } from 'commander';
import { count } from '../in-words.js';
import { withReadModels } from '../live-read-models.js';
import { carryingOut, operation } from '../operation.js';

const HELP = `Plays the whole log into new tables and puts them in the place of the old ones when they have caught up. Only reads the
log. A running service keeps the read models itself: stop it first. What was broken off is thrown away by the next run.`;

export const rebuild = (): Command =>
  operation('rebuild', 'build all read models anew from the log', HELP).action(
    carryingOut(({ config, progress }) =>
      withReadModels(config(), progress, async (readModels, begun) => {
        const seen = readModels.status.subscribe(({ rebuilding }) => {
          if (rebuilding !== undefined) progress.show('Building', rebuilding);
        });
        if (begun.state !== 'building') await readModels.rebuild();
        seen.unsubscribe();
        const { position, faults } = readModels.statusNow;
        return {
          json: { position, faults },
          words: `The read models were built anew, up to position ${position}.${faults.length > 0 ? ` ${count(faults.length, 'projection')} failed on the way: see verify.` : ''}`,
        };
      }),
    ),
  );
