import { join } from 'node:path';
import { inFolder, median, noMoreThan, type Row } from '../measure.ts';
import { PROJECTIONS, ReadModels, registers } from '../product.ts';
import { fill } from './rebuild.ts';

const MOST_MS = 50;
const NOW = '2025-06-01T09:00:00Z';
const [TODAY] = NOW.split('T') as [string];

/** What the longest pages ask, each about everything that is recorded. */
const QUESTIONS: Readonly<Record<string, (models: Awaited<ReturnType<typeof ReadModels.open>>) => unknown>> = {
  home: ({ db }) => registers.homeDesk(db, NOW, 5),
  policies: ({ db }) => registers.listPolicies(db, {}),
  consultations: ({ db }) => registers.listConsultations(db, { now: NOW }),
  engagements: ({ db }) => registers.listEngagements(db, {}),
  asks: ({ db }) => registers.listAsks(db, { today: TODAY }),
  decisions: ({ db }) => registers.listDecisions(db, {}),
  responses: ({ db }) => registers.listResponses(db, {}),
};

const worked = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/**
 * What the registers and the home page ask, right after something was recorded that changes all their counts: the
 * processor's time, which a busy machine does not stretch as much as the clock's.
 */
export function pages(rounds: number, events: number): Promise<Row[]> {
  return inFolder(async (folder) => {
    const log = join(folder, 'events.db');
    await fill(log, events);
    const models = await ReadModels.open({ log, folder: join(folder, 'read-models'), projectionsModule: PROJECTIONS });
    await models.live();
    const rows: Row[] = [];
    for (const [page, ask] of Object.entries(QUESTIONS)) {
      const took: number[] = [];
      for (let round = 0; round < rounds; round++)
        await models.view(() => {
          const from = worked();
          ask(models);
          took.push(worked() - from);
        });
      const value = median(took);
      rows.push(
        noMoreThan(MOST_MS, {
          name: `what the page of ${page} asks of ${events.toLocaleString('en-GB')} events, nothing counted before`,
          value,
          unit: 'ms',
        }),
      );
    }
    await models.close();
    return rows;
  });
}
