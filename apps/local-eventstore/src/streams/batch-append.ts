import type { handleBidiStreamingCall, Metadata } from '@grpc/grpc-js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Appended } from '#event-store';
import type { Credentials } from '../credentials.js';
import { BadRequest, STOPPING } from '../errors.js';
import { Outlet } from '../outlet.js';
import { appendFault, Overdue } from './append-fault.js';
import { expectedRevision } from './expectations.js';
import { nameOf } from './messages.js';
import { Proposals } from './proposals.js';
import type { Streams } from './streams.js';

const { BatchAppendResp } = streams;
const NOTHING = new empty.Empty();
const UNDER_WAY_AT_MOST = 1000;

/** One append while its chunks arrive: only the first brings the options. */
interface Draft {
  readonly options: streams.BatchAppendReq.Options | undefined;
  readonly proposals: Proposals;
}

/**
 * One long call for all appends of a client. The client waits for each answer without a timer, so every append that
 * has arrived whole gets exactly one, whatever happens; even a caller who may not append is told so append by append.
 */
export function batchAppend(
  known: Streams,
  credentials: Credentials,
  stopping: AbortSignal,
): handleBidiStreamingCall<streams.BatchAppendReq, streams.BatchAppendResp> {
  return (call) => {
    const out = new Outlet<streams.BatchAppendResp>(call);
    const drafts = new Map<string, Draft>();
    const underWay = new Set<Promise<void>>();

    call.on('data', (chunk: streams.BatchAppendReq) => {
      const draft = drafted(drafts, chunk);
      if (!chunk.getIsFinal()) return;
      drafts.delete(keyOf(chunk));
      const done = answered(draft, call.metadata, known, credentials)
        .then((response) => out.write(response.setCorrelationId(chunk.getCorrelationId())))
        .catch(() => {}) // the caller has left: nobody is there to answer
        .finally(() => {
          underWay.delete(done);
          if (call.isPaused()) call.resume();
        });
      underWay.add(done);
      if (underWay.size >= UNDER_WAY_AT_MOST) call.pause();
    });
    call.once('end', () => void Promise.all(underWay).then(() => call.end()));

    const stop = async () => {
      while (underWay.size > 0) await Promise.all(underWay);
      if (!out.closed.aborted) call.emit('error', STOPPING);
    };
    stopping.addEventListener('abort', stop, { once: true });
    out.closed.addEventListener('abort', () => stopping.removeEventListener('abort', stop), { once: true });
  };
}

function drafted(drafts: Map<string, Draft>, chunk: streams.BatchAppendReq): Draft {
  const draft = drafts.get(keyOf(chunk)) ?? { options: chunk.getOptions(), proposals: new Proposals() };
  drafts.set(keyOf(chunk), draft);
  for (const message of chunk.getProposedMessagesList()) draft.proposals.add(message);
  return draft;
}

async function answered(draft: Draft, metadata: Metadata, known: Streams, credentials: Credentials) {
  const identifier = draft.options?.getStreamIdentifier() ?? new shared.StreamIdentifier();
  const response = new BatchAppendResp().setStreamIdentifier(identifier);
  try {
    credentials.check(metadata);
    return response.setSuccess(success(await appended(draft, known)));
  } catch (error) {
    return response.setError(appendFault(error));
  }
}

function appended({ options, proposals }: Draft, known: Streams): Promise<Appended> {
  if (!options) throw new BadRequest('An append begins with its options');
  const deadline = options.getDeadline()?.toDate();
  if (deadline && deadline.getTime() <= Date.now()) throw new Overdue();
  const expected = expectedRevision(options, options.hasStreamPosition() && options.getStreamPosition());
  return known.append(nameOf(options.getStreamIdentifier()), proposals.complete(), expected);
}

function success({ revision, position }: Appended): streams.BatchAppendResp.Success {
  const message = new BatchAppendResp.Success();
  if (revision < 0) message.setNoStream(NOTHING);
  else message.setCurrentRevision(String(revision));
  if (position < 0) message.setNoPosition(NOTHING);
  else
    message.setPosition(
      new shared.AllStreamPosition().setCommitPosition(String(position)).setPreparePosition(String(position)),
    );
  return message;
}

const keyOf = (chunk: streams.BatchAppendReq): string => {
  const id = chunk.getCorrelationId();
  const bits = id?.getStructured();
  return bits ? `${bits.getMostSignificantBits()}:${bits.getLeastSignificantBits()}` : (id?.getString() ?? '');
};
