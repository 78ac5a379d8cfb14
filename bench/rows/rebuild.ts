import { join } from 'node:path';
import { history } from '../history.ts';
import { inFolder, inTurns, timed, type Row } from '../measure.ts';
import { Database, PROJECTIONS, ReadModels, SqliteLog } from '../product.ts';

const AT_ONCE = 2000;
const LEAST_SHARE = 0.3;
const MOST_GROWTH = 1.2;

const number = (count: number) => count.toLocaleString('en-GB');

/** Writes a history of so many events into a log, as the service would have stored it. */
export async function fill(file: string, events: number): Promise<void> {
  const log = await SqliteLog.open({ file });
  const revisions = new Map<string, number>();
  let recordedAt = Date.UTC(2016, 0, 4);
  let under: Promise<unknown>[] = [];
  for (const { stream, id, type, data } of history(events)) {
    const revision = revisions.get(stream) ?? -1;
    revisions.set(stream, revision + 1);
    const metadata = JSON.stringify({
      recordedAt: new Date(recordedAt).toISOString(),
      actor: 'system:bench',
      $correlationId: id,
      $causationId: id,
    });
    const event = {
      id,
      type,
      contentType: 'application/json' as const,
      data: JSON.stringify(data),
      metadata,
      recordedAt,
    };
    under.push(log.append(stream, [event], revision < 0 ? 'none' : revision));
    recordedAt += 250;
    if (under.length === AT_ONCE) {
      await Promise.all(under);
      under = [];
    }
  }
  await Promise.all(under);
  await log.close();
}

/** Events a second when all read models are built from an empty folder. */
const build = (log: string, events: number) =>
  inFolder(async (folder) => {
    const start = performance.now();
    const models = await ReadModels.open({ log, folder, projectionsModule: PROJECTIONS });
    await models.live();
    const took = performance.now() - start;
    const { faults } = models.statusNow;
    await models.close();
    if (faults.length > 0)
      throw new Error(`The bench's history does not fit the projections: ${JSON.stringify(faults)}`);
    return (events / took) * 1000;
  });

/** The limit: reading and parsing the same events, and nothing else. */
async function scan(log: string, events: number): Promise<number> {
  const database = new Database(log, { readonly: true });
  const rows = database.prepare<[], { data: string; metadata: string }>(
    'SELECT CAST(data AS TEXT) AS data, CAST(metadata AS TEXT) AS metadata FROM events ORDER BY position',
  );
  let seen = 0;
  const took = await timed(() => {
    for (const { data, metadata } of rows.iterate()) if (JSON.parse(data) && JSON.parse(metadata)) seen++;
  });
  database.close();
  if (seen < events) throw new Error(`The log holds ${seen} events, not ${events}`);
  return (seen / took) * 1000;
}

/** Building all read models, beside a bare scan of the log; and whether an event costs the same in a long log. */
export async function rebuild(rounds: number, [small, large]: readonly [number, number]): Promise<Row[]> {
  return inFolder(async (folder) => {
    const files = { small: join(folder, 'small.db'), large: join(folder, 'large.db') };
    await fill(files.small, small);
    await fill(files.large, large);
    const { us, limit, short } = await inTurns(rounds, {
      us: () => build(files.large, large),
      limit: () => scan(files.large, large),
      short: () => build(files.small, small),
    });
    const growth = short / us;
    return [
      {
        name: `rebuild of all read models, ${number(large)} events`,
        value: us,
        unit: 'events/s',
        limit: 'bare scan that reads and parses',
        limitValue: limit,
        ratio: us / limit,
        goal: LEAST_SHARE,
        met: us / limit >= LEAST_SHARE,
      },
      {
        name: `rebuild: cost of an event among ${number(large)}, beside one among ${number(small)}`,
        value: 1e6 / us,
        unit: 'µs/event',
        limit: `among ${number(small)}`,
        limitValue: 1e6 / short,
        ratio: growth,
        goal: MOST_GROWTH,
        atMost: true,
        met: growth <= MOST_GROWTH,
      },
    ];
  });
}
