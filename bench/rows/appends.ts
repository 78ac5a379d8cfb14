import { getSQLiteEventStore } from '@event-driven-io/emmett-sqlite';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { inFolder, inTurns, timed, writers, type Row } from '../measure.ts';
import { Database, SqliteEventStore } from '../product.ts';

const metadata = { actor: 'system:bench', $correlationId: randomUUID(), $causationId: randomUUID() };
const data = (n: number) => ({
  askId: randomUUID(),
  answer: 'partly_adopted',
  answeredOn: '2026-02-12',
  decisionId: randomUUID(),
  note: `Paragraph ${n} takes it up in part.`,
});

/** Appends a second through the tracker's embedded store. */
const ours = (count: number, pieces: number) =>
  inFolder(async (folder) => {
    const store = await SqliteEventStore.open({ file: join(folder, 'events.db') });
    await store.append('ask-warm', [{ id: randomUUID(), type: 'AskAnswered', data: data(0), metadata }], 'none');
    const took = await timed(() =>
      writers(count, pieces, (writer, piece) =>
        store.append(
          `ask-${writer}`,
          [{ id: randomUUID(), type: 'AskAnswered', data: data(piece), metadata }],
          piece === 0 ? 'none' : piece - 1,
        ),
      ),
    );
    await store.close();
    return (pieces / took) * 1000;
  });

/** The same through Emmett's SQLite store, which also runs on a write-ahead log with full syncs. */
const emmett = (count: number, pieces: number) =>
  inFolder(async (folder) => {
    const store = getSQLiteEventStore({ fileName: join(folder, 'emmett.db') });
    const append = (stream: string, n: number) =>
      store.appendToStream(stream, [{ type: 'AskAnswered', data: data(n), metadata }]);
    await append('ask-warm', 0);
    // Emmett opens a connection for every append and fails when it finds another writing: its appends stand in a queue, as
    // an application that uses it must make them, and one that fails all the same is made again.
    const insist = async (stream: string, n: number): Promise<void> => {
      for (;;) {
        try {
          await append(stream, n);
          return;
        } catch (error) {
          if (!String(error).includes('SQLITE_BUSY')) throw error;
        }
      }
    };
    let queue: Promise<unknown> = Promise.resolve();
    const inQueue = (writer: number, piece: number) => (queue = queue.then(() => insist(`ask-${writer}`, piece)));
    const took = await timed(() => writers(count, pieces, inQueue));
    return (pieces / took) * 1000;
  });

/** The limit: better-sqlite3 alone, on the main thread, with a sync for as many appends as there are writers. */
const bare = (count: number, pieces: number) =>
  inFolder(async (folder) => {
    const database = new Database(join(folder, 'bare.db'));
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec(
      `CREATE TABLE events (position INTEGER PRIMARY KEY, stream TEXT, revision INTEGER, id TEXT UNIQUE, type TEXT, data TEXT, metadata TEXT, UNIQUE (stream, revision)) STRICT`,
    );
    const insert = database.prepare(
      'INSERT INTO events (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
    );
    const group = database.transaction((piece: number) => {
      for (let writer = 0; writer < count; writer++)
        insert.run(
          `ask-${writer}`,
          piece,
          randomUUID(),
          'AskAnswered',
          JSON.stringify(data(piece)),
          JSON.stringify(metadata),
        );
    });
    const took = await timed(() => {
      for (let piece = 0; piece < pieces / count; piece++) group.immediate(piece);
    });
    database.close();
    return (pieces / took) * 1000;
  });

/** Durable appends with one writer and with 64 at once, against Emmett and against the bare driver. */
export async function appends(rounds: number, scale: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [count, pieces, peerPieces] of [
    [1, 2000 * scale, 400 * scale],
    [64, 25_600 * scale, 640 * scale],
  ] as const) {
    const { us, peer, limit } = await inTurns(rounds, {
      us: () => ours(count, pieces),
      peer: () => emmett(count, peerPieces),
      limit: () => bare(count, pieces),
    });
    const shared = {
      value: us,
      unit: 'appends/s',
      peer: 'Emmett SQLite',
      peerValue: peer,
      limit: 'better-sqlite3 alone, same group commit',
      limitValue: limit,
    };
    const name = `durable appends, ${count} writer${count === 1 ? '' : 's'}`;
    rows.push({ name: `${name}: against the peer`, ...shared, ratio: us / peer, goal: 2, met: us / peer >= 2 });
    rows.push({ name: `${name}: against the limit`, ...shared, ratio: us / limit, goal: 0.5, met: us / limit >= 0.5 });
  }
  return rows;
}
