import { EventStoreDBClient, jsonEvent, NO_STREAM, START } from '@eventstore/db-client';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { filter, firstValueFrom } from 'rxjs';
import { inFolder, inTurns, timed, writers, type Row } from '../measure.ts';
import { LOCAL_NODE, openEventStore } from '../product.ts';

const LEAST_SHARE = 0.9;
const WRITERS = 64;
const metadata = { actor: 'system:bench', $correlationId: randomUUID(), $causationId: randomUUID() };
const data = (n: number) => ({
  askId: randomUUID(),
  answer: 'partly_adopted',
  answeredOn: '2026-02-12',
  note: `Paragraph ${n} takes it up in part.`,
});

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
};

const row = (name: string, unit: string, { us, limit }: { us: number; limit: number }): Row => ({
  name,
  value: us,
  unit,
  limit: 'the bare client',
  limitValue: limit,
  ratio: us / limit,
  goal: LEAST_SHARE,
  met: us / limit >= LEAST_SHARE,
});

/** A local node in a process of its own: it must not share a processor's turn with those who are measured. */
async function withNode<T>(folder: string, work: (url: string) => Promise<T>): Promise<T> {
  const port = await freePort();
  const node = spawn(process.execPath, [LOCAL_NODE, '--port', String(port), '--file', join(folder, 'events.db')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(node.stdout, 'data');
    return await work(`esdb://127.0.0.1:${port}?tls=false`);
  } finally {
    node.kill('SIGTERM');
    await once(node, 'exit');
  }
}

/** Appends and catch-up through EventStoreDB's client: the tracker's adapter beside the bare client, on the same node. */
export async function client(rounds: number, scale: number): Promise<Row[]> {
  return inFolder((folder) =>
    withNode(folder, async (url) => {
      const pieces = 6400 * scale;
      const store = await openEventStore(url);
      const bare = EventStoreDBClient.connectionString(url);
      const viaUs = async () => {
        const run = randomUUID();
        const took = await timed(() =>
          writers(WRITERS, pieces, (writer, piece) =>
            store.append(
              `ask-${run}.${writer}`,
              [{ id: randomUUID(), type: 'AskAnswered', data: data(piece), metadata }],
              piece === 0 ? 'none' : piece - 1,
            ),
          ),
        );
        return (pieces / took) * 1000;
      };
      const viaClient = async () => {
        const run = randomUUID();
        const took = await timed(() =>
          writers(WRITERS, pieces, (writer, piece) =>
            bare.appendToStream(
              `ask-${run}.${writer}`,
              jsonEvent({
                type: 'AskAnswered',
                data: data(piece),
                metadata: { ...metadata, recordedAt: new Date().toISOString() },
              }),
              {
                expectedRevision: piece === 0 ? NO_STREAM : BigInt(piece - 1),
              },
            ),
          ),
        );
        return (pieces / took) * 1000;
      };
      await viaUs();
      await viaClient();
      const appends = await inTurns(rounds, { us: viaUs, limit: viaClient });

      let total = 0;
      for await (const events of store.readAll()) total += events.length;
      const followUs = async () => {
        let seen = 0;
        const took = await timed(() =>
          firstValueFrom(store.subscribe().pipe(filter((batch) => (seen += batch.events.length) >= total))),
        );
        return (total / took) * 1000;
      };
      const followClient = async () => {
        const subscription = bare.subscribeToAll({ fromPosition: START });
        let seen = 0;
        const took = await timed(async () => {
          for await (const { event } of subscription)
            if (event && !event.streamId.startsWith('$') && ++seen >= total) break;
        });
        await subscription.unsubscribe();
        return (total / took) * 1000;
      };
      const follow = await inTurns(rounds, { us: followUs, limit: followClient });
      await store.close();
      await bare.dispose();

      return [
        row(`through EventStoreDB's client: appends, ${WRITERS} writers`, 'appends/s', appends),
        row(`through EventStoreDB's client: catch-up on ${total.toLocaleString('en-GB')} events`, 'events/s', follow),
      ];
    }),
  );
}
