import type { Command } from 'commander';
import type { ReadModels, ReadModelsStatus } from '#read-models';
import { count } from '../in-words.js';
import { caughtUp, withReadModels } from '../live-read-models.js';
import { carryingOut, operation } from '../operation.js';
import type { ProgressLine } from '../progress-line.js';
import { rebuildByTheService } from '../service-rebuild.js';

const HELP = `Plays the whole log into new tables and puts them in the place of the old ones when they have caught up. Only reads the
log. A running service keeps the read models itself: then it is asked, at its HOST and PORT, to do this beside those that
its pages go on being served from, and goes on with it when this command is broken off. What is broken off without a
service is thrown away by the next run.`;

export const rebuild = (): Command =>
  operation('rebuild', 'build all read models anew from the log', HELP).action(
    carryingOut(async ({ config, progress }) => {
      const here = await withReadModels(config(), async (readModels) =>
        readModels.keepsThem ? rebuildHere(readModels, progress) : undefined,
      );
      const { position, faults } = here ?? (await rebuildByTheService(config(), progress));
      return {
        json: { position, faults },
        words: `The read models were built anew, up to position ${position}.${faults.length > 0 ? ` ${count(faults.length, 'projection')} failed on the way: see verify.` : ''}`,
      };
    }),
  );

async function rebuildHere(readModels: ReadModels, progress: ProgressLine): Promise<ReadModelsStatus> {
  const begun = readModels.statusNow;
  await caughtUp(readModels, progress);
  const seen = readModels.status.subscribe(({ rebuilding }) => {
    if (rebuilding !== undefined) progress.show('Building', rebuilding);
  });
  if (begun.state !== 'building') await readModels.rebuild();
  seen.unsubscribe();
  return readModels.statusNow;
}
