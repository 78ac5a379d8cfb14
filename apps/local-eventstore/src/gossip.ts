import { randomUUID } from 'node:crypto';
import type { handleUnaryCall } from '@grpc/grpc-js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { ticks } from './streams/messages.js';

const { EndPoint, ClusterInfo, MemberInfo } = gossip;

/**
 * Describes the cluster to clients that look for its leader: this node, alone. It is to be reached by the name under
 * which it was just reached. Clients ask without credentials.
 */
export function gossipRead(): handleUnaryCall<shared.Empty, gossip.ClusterInfo> {
  const instance = randomUUID();
  return (call, answer) => {
    const { hostname, port } = new URL(`http://${call.getHost()}`);
    const member = new MemberInfo()
      .setInstanceId(new shared.UUID().setString(instance))
      .setTimeStamp(ticks(Date.now()))
      .setState(MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new EndPoint().setAddress(hostname).setPort(Number(port || 80)));
    answer(null, new ClusterInfo().setMembersList([member]));
  };
}
