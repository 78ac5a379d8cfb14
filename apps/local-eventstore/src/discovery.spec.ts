import { promisify } from 'node:util';
import { credentials } from '@grpc/grpc-js';
import featuresGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { EventStoreDBClient, persistentSubscriptionToStreamSettingsFromDefaults } from '@eventstore/db-client';
import { all, freshStream, nodeForTests, numbered, numbers } from './spec-support.js';

const running = nodeForTests();

it.each([
  ['several hosts', (port: number) => `esdb://127.0.0.1:1,127.0.0.1:${port}?tls=false`],
  ['a name to ask', (port: number) => `esdb+discover://localhost:${port}?tls=false`],
  [
    'a name to ask, wanting a follower',
    (port: number) => `esdb+discover://localhost:${port}?tls=false&nodePreference=follower`,
  ],
])('is found as the leader of a cluster of one by %s', async (_how, connectionString) => {
  const client = EventStoreDBClient.connectionString(connectionString(running.node.port));
  const stream = freshStream();
  await client.appendToStream(stream, numbered(1), { requiresLeader: true });
  expect(numbers(await all(client.readStream(stream, { requiresLeader: true })))).toEqual([0]);
  await client.dispose();
});

it('says which release it speaks like, and what of it', async () => {
  const raw = new featuresGrpc.ServerFeaturesClient(`127.0.0.1:${running.node.port}`, credentials.createInsecure());
  const supported = await promisify<shared.Empty, features.SupportedMethods>(raw.getSupportedMethods.bind(raw))(
    new shared.Empty(),
  );
  raw.close();
  expect(supported.getEventStoreServerVersion()).toBe('24.10.0');
  const [streams, server, gossip] = ['streams.streams', 'server_features.serverfeatures', 'gossip.gossip'].map(
    (name) => `event_store.client.${name}`,
  );
  expect(supported.getMethodsList().map((method) => method.toObject())).toEqual([
    { serviceName: streams, methodName: 'read', featuresList: ['position', 'events'] },
    { serviceName: streams, methodName: 'append', featuresList: [] },
    { serviceName: streams, methodName: 'delete', featuresList: [] },
    { serviceName: streams, methodName: 'tombstone', featuresList: [] },
    { serviceName: streams, methodName: 'batchappend', featuresList: ['deadline_duration'] },
    { serviceName: server, methodName: 'getsupportedmethods', featuresList: [] },
    { serviceName: gossip, methodName: 'read', featuresList: [] },
  ]);
});

it('says plainly what it does not do', async () => {
  const settings = persistentSubscriptionToStreamSettingsFromDefaults();
  await expect(running.client.createPersistentSubscriptionToStream('s-1', 'group', settings)).rejects.toMatchObject({
    code: 12,
  });
  await expect(running.client.createProjection('p', 'fromAll()')).rejects.toMatchObject({ code: 12 });
});
