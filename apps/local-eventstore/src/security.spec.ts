import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import { generate } from 'selfsigned';
import { startLocalEventStore, type LocalEventStore } from './index.js';
import { all, folderForTests, freshStream, numbered, numbers } from './spec-support.js';

const folder = folderForTests();
const [cert, key, ca, othersCa] = ['node.crt', 'node.key', 'ca.crt', 'others-ca.crt'].map((file) =>
  join(folder, file),
) as [string, string, string, string];
const users = { admin: 'changeit: ü@/?', reader: 'second' };

const authority = () =>
  generate([{ name: 'commonName', value: 'Test authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });

/** An authority, and a certificate of the node that it signed. */
async function makeCertificates() {
  const [own, others] = await Promise.all([authority(), authority()]);
  const node = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    ca: { key: own.private, cert: own.cert },
    extensions: [
      { name: 'basicConstraints', cA: false },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  writeFileSync(cert, node.cert);
  writeFileSync(key, node.private);
  writeFileSync(ca, own.cert);
  writeFileSync(othersCa, others.cert);
}

const clients: EventStoreDBClient[] = [];
const connected = (connectionString: string) => {
  const client = EventStoreDBClient.connectionString(connectionString);
  clients.push(client);
  return client;
};

beforeAll(makeCertificates);
afterAll(() => Promise.all(clients.map((client) => client.dispose())));

describe('A node with TLS and credentials', () => {
  let node: LocalEventStore;
  beforeAll(async () => {
    node = await startLocalEventStore({ file: join(folder, 'secure.db'), tls: { cert, key, ca }, credentials: users });
  });
  afterAll(() => node.close());
  const as = (user: string) =>
    connected(`esdb://${user}127.0.0.1:${node.port}?tls=true&tlsCAFile=${encodeURIComponent(ca)}`);

  it('serves those who sign in, by any name that it knows', async () => {
    for (const client of [connected(node.connectionString), as('reader:second@')]) {
      const stream = freshStream();
      await client.appendToStream(stream, numbered(2));
      await client.appendToStream(stream, numbered(1, 2), { credentials: { username: 'reader', password: 'second' } });
      expect(numbers(await all(client.readStream(stream)))).toEqual([0, 1, 2]);
      await client.setStreamMetadata(stream, { maxCount: 1 });
      await client.deleteStream(stream);
      await client.tombstoneStream(stream);
    }
  });

  it.each([
    ['without a name', ''],
    ['with a wrong password', 'reader:third@'],
    ["with somebody else's password", 'admin:second@'],
    ['with a name that it does not know', 'nobody:second@'],
  ])('denies everything to a caller %s', async (_who, user) => {
    const client = as(user);
    const denied = { type: 'access-denied' };
    await expect(client.appendToStream('secret-1', numbered(1))).rejects.toMatchObject(denied);
    await expect(
      client.appendToStream('secret-1', numbered(1), { credentials: { username: 'admin', password: 'x' } }),
    ).rejects.toMatchObject(denied);
    await expect(all(client.readStream('secret-1'))).rejects.toMatchObject(denied);
    await expect(all(client.readAll())).rejects.toMatchObject(denied);
    await expect(all(client.subscribeToAll())).rejects.toMatchObject(denied);
    await expect(client.deleteStream('secret-1')).rejects.toMatchObject(denied);
    await expect(client.tombstoneStream('secret-1')).rejects.toMatchObject(denied);
    await expect(client.setStreamMetadata('secret-1', {})).rejects.toMatchObject(denied);
    await expect(all(connected(node.connectionString).readStream('secret-1'))).rejects.toMatchObject({
      type: 'stream-not-found',
    });
  });

  it('lets one caller in with credentials of a single call', async () => {
    const client = as('nobody:nothing@');
    const credentials = { username: 'reader', password: 'second' };
    expect(await client.appendToStream(freshStream(), numbered(1), { credentials })).toMatchObject({ success: true });
  });

  it('is found through gossip, which needs no name', async () => {
    const discovering = connected(
      `esdb+discover://reader:second@localhost:${node.port}?tls=true&tlsCAFile=${encodeURIComponent(ca)}`,
    );
    expect(await discovering.appendToStream(freshStream(), numbered(1))).toMatchObject({ success: true });
  });

  it('is not taken for the right one by who trusts another authority, nor does it talk without TLS', async () => {
    const mistrustful = connected(
      `esdb://reader:second@127.0.0.1:${node.port}?tls=true&tlsCAFile=${encodeURIComponent(othersCa)}`,
    );
    await expect(mistrustful.appendToStream(freshStream(), numbered(1))).rejects.toMatchObject({ code: 14 });
    const plain = connected(`esdb://127.0.0.1:${node.port}?tls=false`);
    await expect(plain.appendToStream(freshStream(), numbered(1))).rejects.toMatchObject({ code: 14 });
  });
});

it('serves everybody over TLS when there are no credentials', async () => {
  const node = await startLocalEventStore({ file: join(folder, 'open.db'), tls: { cert, key, ca } });
  const client = connected(node.connectionString);
  expect(await client.appendToStream(freshStream(), numbered(1))).toMatchObject({ success: true });
  await client.dispose();
  await node.close();
});

it('does not start with credentials and without TLS, where clients would not send them', async () => {
  await expect(startLocalEventStore({ file: join(folder, 'never.db'), credentials: users })).rejects.toThrow(
    'need TLS',
  );
});
