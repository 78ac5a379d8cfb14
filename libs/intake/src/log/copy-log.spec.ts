import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore, type EventStore, type RecordedEvent } from '#event-store';
import { aLog, collected, id } from '../../fixtures/a-log.js';
import type { Progress } from './check-log-file.js';
import { copyLog } from './copy-log.js';

let folder: string;
let from: SqliteEventStore;
let to: SqliteEventStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'copy-'));
  from = await SqliteEventStore.open({ file: join(folder, 'from.db') });
  to = await SqliteEventStore.open({ file: join(folder, 'to.db') });
});
afterEach(async () => {
  await from.close();
  await to.close();
  rmSync(folder, { recursive: true });
});

const log = aLog();
const append = (store: EventStore, events: readonly RecordedEvent[]) =>
  Promise.all(
    events.map(({ stream, revision, ...event }) =>
      store.append(stream, [event], revision === 0 ? 'none' : revision - 1),
    ),
  );
const all = async (store: EventStore) => (await collected(store.readAll())).flat();

describe('a copy', () => {
  it('is the same log', async () => {
    await append(from, log);
    const told: Progress[] = [];
    const outcome = await copyLog(from, to, { onProgress: (progress) => told.push(progress) });
    expect(outcome).toEqual({ stored: log.length, already: 0 });
    expect(await all(to)).toEqual(await all(from));
    expect(told).toEqual([
      { step: 'store', events: log.length, share: 1 },
      { step: 'prove', events: log.length, share: 1 },
    ]);
  });

  it('of an empty log is empty', async () => {
    expect(await copyLog(from, to)).toEqual({ stored: 0, already: 0 });
  });

  it('goes on where it was, and takes over what has come since', async () => {
    await append(from, log.slice(0, 9));
    await append(to, log.slice(0, 4));
    expect(await copyLog(from, to)).toEqual({ stored: 5, already: 4 });
    await append(from, log.slice(9));
    expect(await copyLog(from, to)).toEqual({ stored: log.length - 9, already: 9 });
    expect(await copyLog(from, to)).toEqual({ stored: 0, already: log.length });
    expect(await all(to)).toEqual(log);
  });

  it('is refused when the other store holds anything else', async () => {
    await append(from, log);
    await append(to, [{ ...log[0]!, stream: `organisation-${id('Leeds')}` }]);
    await expect(copyLog(from, to)).rejects.toThrow('their stream is not the same. Use an empty store');
    expect(await all(to)).toHaveLength(1);
  });

  it('is not believed when the other store has gone on by itself', async () => {
    await append(from, log.slice(0, 4));
    await append(to, log.slice(0, 5));
    await expect(copyLog(from, to)).rejects.toThrow(
      `The copy goes on after the log has ended: ${log[4]!.stream}, revision 0`,
    );
  });

  it('is not believed when the other store keeps something else than it was given', async () => {
    await append(from, log);
    const forgetful: EventStore = Object.create(to, {
      append: {
        value: (...[stream, events, expected]: Parameters<EventStore['append']>) =>
          to.append(
            stream,
            events.map((event) => ({ ...event, data: {} })),
            expected,
          ),
      },
    }) as EventStore;
    await expect(copyLog(from, forgetful)).rejects.toThrow(
      `The copy is not the same at ${log[0]!.stream}, revision 0: their data are not the same`,
    );
  });
});
