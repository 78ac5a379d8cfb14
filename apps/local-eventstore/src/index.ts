import { readFileSync } from 'node:fs';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import featuresGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { SqliteLog } from '#event-store';
import { Credentials } from './credentials.js';
import { getSupportedMethods } from './features.js';
import { gossipRead } from './gossip.js';
import { streamsService } from './streams/service.js';
import { Streams } from './streams/streams.js';

export interface LocalEventStoreOptions {
  /** the SQLite file with the log; made when it is not there */
  readonly file: string;
  /** 0, the default, takes any free one */
  readonly port?: number;
  /** the address to listen at, loopback by default */
  readonly host?: string;
  /** files in PEM: the certificate and its key; `ca`: the authority's certificate, for the connection string */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca?: string };
  /** names and passwords of those who may call; without any, everybody may */
  readonly credentials?: Readonly<Record<string, string>>;
}

export interface LocalEventStore {
  /** for `EventStoreDBClient.connectionString`, with the first of the credentials */
  readonly connectionString: string;
  readonly port: number;
  /** Takes no new calls, lets those under way end for a moment, ends the others, and closes the log. */
  close(): Promise<void>;
}

/** Well above the largest append, so that one too large is refused by name; bounded, so that nobody fills the memory. */
const LARGEST_MESSAGE = 64 * 1024 * 1024;
const GRACE_MS = 2000;

/**
 * Starts a node that speaks EventStoreDB's protocol on a log in a SQLite file.
 * @throws LogIsLocked when another process writes to the file; when the port is taken; when credentials are to be
 * checked without TLS, since clients do not send them then
 */
export async function startLocalEventStore(options: LocalEventStoreOptions): Promise<LocalEventStore> {
  const { file, tls, credentials = {}, host = '127.0.0.1' } = options;
  if (!tls && Object.keys(credentials).length > 0) {
    throw new Error(
      'Names and passwords need TLS: without it clients do not send them. Give a certificate and its key too.',
    );
  }
  const security = tls
    ? ServerCredentials.createSsl(null, [{ cert_chain: readFileSync(tls.cert), private_key: readFileSync(tls.key) }])
    : ServerCredentials.createInsecure();
  const log = await SqliteLog.open({ file });
  const stopping = new AbortController();
  const server = new Server({ 'grpc.max_receive_message_length': LARGEST_MESSAGE });
  server.addService(
    streamsGrpc.StreamsService,
    streamsService(new Streams(log), new Credentials(credentials), stopping.signal),
  );
  server.addService(featuresGrpc.ServerFeaturesService, { getSupportedMethods });
  server.addService(gossipGrpc.GossipService, { read: gossipRead() });
  const stop = async () => {
    stopping.abort();
    await shutDown(server);
    await log.close();
  };
  let closed: Promise<void> | undefined;
  try {
    const port = await bound(server, host, options.port ?? 0, security);
    return { port, connectionString: connectionString(host, port, options), close: () => (closed ??= stop()) };
  } catch (error) {
    await log.close();
    throw error;
  }
}

function bound(server: Server, host: string, port: number, security: ServerCredentials): Promise<number> {
  const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return new Promise((resolve, reject) => {
    server.bindAsync(address, security, (error, boundTo) => {
      if (error) reject(new Error(`Cannot listen at ${address}: ${error.message}`, { cause: error }));
      else resolve(boundTo);
    });
  });
}

/** Tells clients to go away, waits for their calls to end, and cuts off what has not ended in time. */
async function shutDown(server: Server): Promise<void> {
  const force = setTimeout(() => server.forceShutdown(), GRACE_MS);
  await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
  clearTimeout(force);
}

function connectionString(host: string, port: number, { tls, credentials = {} }: LocalEventStoreOptions): string {
  const [user] = Object.entries(credentials);
  const signIn = user ? `${user.map(encodeURIComponent).join(':')}@` : '';
  const trust = tls?.ca ? `&tlsCAFile=${encodeURIComponent(tls.ca)}` : '';
  return `esdb://${signIn}${host}:${port}?tls=${tls ? 'true' : 'false'}${trust}`;
}
