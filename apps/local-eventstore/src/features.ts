import type { handleUnaryCall, ServiceDefinition } from '@grpc/grpc-js';
import featuresGrpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';

/** The release whose protocol the node speaks: from 24.2 on, clients expect positions and caught-up messages. */
const VERSION = '24.10.0';

const SERVICES: ServiceDefinition[] = [
  streamsGrpc.StreamsService,
  featuresGrpc.ServerFeaturesService,
  gossipGrpc.GossipService,
];

const FEATURES: Record<string, string[]> = {
  [streamsGrpc.StreamsService.read.path]: ['position', 'events'],
  [streamsGrpc.StreamsService.batchAppend.path]: ['deadline_duration'],
};

/** Tells a client what this node can do. Clients ask once a connection, without credentials. */
export const getSupportedMethods: handleUnaryCall<shared.Empty, features.SupportedMethods> = (_call, answer) =>
  answer(
    null,
    new features.SupportedMethods()
      .setEventStoreServerVersion(VERSION)
      .setMethodsList(SERVICES.flatMap((service) => Object.values(service)).map(({ path }) => supportedMethod(path))),
  );

function supportedMethod(path: string) {
  const [, service = '', method = ''] = path.toLowerCase().split('/');
  return new features.SupportedMethod()
    .setServiceName(service)
    .setMethodName(method)
    .setFeaturesList(FEATURES[path] ?? []);
}
