import type { Metadata } from '@grpc/grpc-js';
import type streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { Credentials } from '../credentials.js';
import { asStatus } from '../errors.js';
import { append } from './append.js';
import { batchAppend } from './batch-append.js';
import { softDelete, tombstone } from './delete.js';
import { read } from './read.js';
import type { Streams } from './streams.js';

/** EventStoreDB's Streams service. Calls that would go on for ever end when `stopping` is aborted. */
export function streamsService(
  known: Streams,
  credentials: Credentials,
  stopping: AbortSignal,
): streamsGrpc.IStreamsServer {
  return {
    read: admitted(credentials, read(known, stopping), (call, denial) => void call.emit('error', denial)),
    append: admitted(credentials, append(known), (_call, denial, answer) => answer(denial)),
    batchAppend: batchAppend(known, credentials, stopping),
    delete: admitted(credentials, softDelete(known), (_call, denial, answer) => answer(denial)),
    tombstone: admitted(credentials, tombstone(known), (_call, denial, answer) => answer(denial)),
  };
}

/** Handles a call only when the caller is known, and refuses it otherwise. */
function admitted<Call extends { metadata: Metadata }, Rest extends unknown[]>(
  credentials: Credentials,
  handle: (call: Call, ...rest: Rest) => void,
  refuse: (call: Call, denial: ReturnType<typeof asStatus>, ...rest: Rest) => void,
) {
  return (call: Call, ...rest: Rest): void => {
    try {
      credentials.check(call.metadata);
    } catch (error) {
      return refuse(call, asStatus(error), ...rest);
    }
    handle(call, ...rest);
  };
}
