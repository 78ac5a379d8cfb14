import { filter, firstValueFrom, tap } from 'rxjs';
import { logOf, readModelsOf, type TrackerConfig } from '#configuration';
import { openEventStore } from '#event-store';
import { ReadModels } from '#read-models';
import { projectionsModule } from '#registers';
import type { ProgressLine } from './progress-line.js';

/** Does work on the read models, as they are at the start. Beside a running service they are the ones that it keeps. */
export async function withReadModels<T>(
  config: TrackerConfig,
  work: (readModels: ReadModels) => Promise<T>,
): Promise<T> {
  const log = logOf(config);
  await mustBeThere(log);
  const readModels = await ReadModels.open({ log, folder: readModelsOf(config), projectionsModule });
  try {
    return await work(readModels);
  } finally {
    await readModels.close();
  }
}

/** @throws when there is no log, or its server does not answer: read models would wait for it for ever */
async function mustBeThere(log: string): Promise<void> {
  const store = await openEventStore(log, { readOnly: true });
  try {
    await store.head();
  } finally {
    await store.close();
  }
}

/** Waits until the read models have caught up with the log, as they do when the service starts. */
export async function caughtUp({ status }: ReadModels, progress: ProgressLine): Promise<void> {
  await firstValueFrom(
    status.pipe(
      tap(({ state, progress: share, trouble }) => {
        if (trouble && state === 'building') throw new Error(trouble);
        progress.show('Catching up with the log', share);
      }),
      filter(({ state }) => state === 'live'),
    ),
  );
}
