import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { filter, firstValueFrom } from 'rxjs';
import { history } from '../history.ts';
import { inFolder, median, noMoreThan, quantile, type Row } from '../measure.ts';
import { PROJECTIONS, ReadModels, SqliteEventStore } from '../product.ts';

const A_SECOND = 200;
const MOST_MS = 50;

/** Milliseconds from sending an event to its being visible to readers, for each of the events that arrive in so many seconds. */
const waits = (seconds: number) =>
  inFolder(async (folder) => {
    const log = join(folder, 'events.db');
    const store = await SqliteEventStore.open({ file: log });
    const models = await ReadModels.open({ log, folder: join(folder, 'read-models'), projectionsModule: PROJECTIONS });
    await models.live();
    const revisions = new Map<string, number>();
    const seen: Promise<number>[] = [];
    const total = seconds * A_SECOND;
    const start = performance.now();
    for (const { stream, id, type, data } of history(total)) {
      if (seen.length === total) break;
      const due = start + (seen.length * 1000) / A_SECOND;
      const early = due - performance.now();
      if (early > 1) await new Promise((resolve) => setTimeout(resolve, early));
      const revision = revisions.get(stream) ?? -1;
      revisions.set(stream, revision + 1);
      const sent = performance.now();
      const metadata = { actor: 'system:bench', $correlationId: randomUUID(), $causationId: id };
      seen.push(
        store
          .append(stream, [{ id, type, data, metadata }], revision < 0 ? 'none' : revision)
          .then(async ({ position }) => {
            await firstValueFrom(models.status.pipe(filter((status) => status.position >= position)));
            return performance.now() - sent;
          }),
      );
    }
    const all = await Promise.all(seen);
    await models.close();
    await store.close();
    return all;
  });

/** How long an event takes to be seen on the pages while 200 a second arrive: the median round's 99th percentile. */
export async function staleness(rounds: number, seconds: number): Promise<Row[]> {
  const nearlyAll: number[] = [];
  const half: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const all = await waits(seconds);
    nearlyAll.push(quantile(all, 0.99));
    half.push(quantile(all, 0.5));
  }
  const value = median(nearlyAll);
  return [
    noMoreThan(MOST_MS, {
      name: `staleness while ${A_SECOND} events a second arrive: 99 % visible within`,
      value,
      unit: 'ms',
      limit: 'half of them within',
      limitValue: median(half),
    }),
  ];
}
