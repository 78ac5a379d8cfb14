import type { ClientDuplexStream } from '@grpc/grpc-js';
import { convertToCommandError, type EventStoreDBClient } from '@eventstore/db-client';
import unpack from '@eventstore/db-client/dist/streams/appendToStream/unpackError.js';
import uuids from '@eventstore/db-client/dist/utils/grpcUUID.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { v4 as newUuid } from 'uuid';
import type { ExpectedRevision } from '../event-store.js';

const { BatchAppendReq } = streams;

type Call = ClientDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

export interface JsonEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** Where an append ended; a server that was asked again may not say the position. */
export interface Answer {
  readonly revision: number;
  readonly position?: string;
}

interface Waiting {
  readonly call: Call;
  readonly stream: string;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** No answer came in time. Whether the events were stored is not known: only the same append again can tell. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
}

/**
 * Appends over the client's connection, many at once over one long call. The client's own `appendToStream` does the
 * same, but waits for a lost answer for ever, and when a connection breaks while more than sixteen appends wait to be
 * written, it leaves promises rejected that nobody can catch, which ends the process.
 */
export class BatchAppends {
  private readonly waiting = new Map<string, Waiting>();
  private readonly call: () => Promise<Call>;

  constructor(client: EventStoreDBClient) {
    this.call = client['GRPCStreamCreator'](
      streamsGrpc.StreamsClient,
      'batchAppend',
      (grpc) => this.listen(grpc.batchAppend(...client['callArguments']({}, { deadline: Infinity }))),
      new WeakMap<streamsGrpc.StreamsClient, Call>(),
    );
  }

  /** @throws NoAnswer, or the error of the server as the client names it */
  async append(
    stream: string,
    events: readonly JsonEvent[],
    expected: ExpectedRevision,
    withinMs: number,
  ): Promise<Answer> {
    const id = newUuid();
    let timer: NodeJS.Timeout | undefined;
    const overdue = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NoAnswer(`No answer within ${withinMs} ms`)), withinMs);
    });
    try {
      const call = await Promise.race([this.call(), overdue]);
      const answer = new Promise<Answer>((resolve, reject) => this.waiting.set(id, { call, stream, resolve, reject }));
      call.write(request(id, stream, events, expected, new Date(Date.now() + withinMs)));
      return await Promise.race([answer, overdue]);
    } finally {
      clearTimeout(timer);
      this.waiting.delete(id);
    }
  }

  private listen(call: Call): Call {
    return call
      .on('data', (response: streams.BatchAppendResp) => this.answer(response))
      .on('error', (error: Error) => this.broken(call, convertToCommandError(error) as Error))
      .on('end', () => this.broken(call, new NoAnswer('The server ended the call')));
  }

  private answer(response: streams.BatchAppendResp) {
    const waiting = this.waiting.get(uuids.parseUUID(response.getCorrelationId()) ?? '');
    if (!waiting) return;
    const error = response.getError();
    if (error) return waiting.reject(unpack.unpackToCommandError(error, waiting.stream));
    const success = response.getSuccess()!;
    waiting.resolve({
      revision: Number(success.getCurrentRevision()),
      position: success.getPosition()?.getCommitPosition(),
    });
  }

  private broken(call: Call, error: Error) {
    for (const waiting of this.waiting.values()) if (waiting.call === call) waiting.reject(error);
  }
}

function request(id: string, stream: string, events: readonly JsonEvent[], expected: ExpectedRevision, deadline: Date) {
  const options = new BatchAppendReq.Options();
  options.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)));
  options.setDeadline(timestamp.Timestamp.fromDate(deadline));
  if (expected === 'none') options.setNoStream(new empty.Empty());
  else if (expected === 'exists') options.setStreamExists(new empty.Empty());
  else if (expected === 'any') options.setAny(new empty.Empty());
  else options.setStreamPosition(String(expected));
  return new BatchAppendReq()
    .setCorrelationId(uuids.createUUID(id))
    .setOptions(options)
    .setProposedMessagesList(events.map(proposed))
    .setIsFinal(true);
}

function proposed({ id, type, data, metadata }: JsonEvent) {
  const message = new BatchAppendReq.ProposedMessage()
    .setId(uuids.createUUID(id))
    .setData(Buffer.from(data))
    .setCustomMetadata(Buffer.from(metadata));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  return message;
}
