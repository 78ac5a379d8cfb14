import type { handleClientStreamingCall, ServerReadableStream } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { WrongExpectedRevision, type Appended } from '#event-store';
import { asStatus, BadRequest } from '../errors.js';
import { expectedRevision } from './expectations.js';
import { nameOf } from './messages.js';
import { Proposals } from './proposals.js';
import type { Streams } from './streams.js';

type Call = ServerReadableStream<streams.AppendReq, streams.AppendResp>;

const { AppendResp } = streams;
const NOTHING = new shared.Empty();

/** Options first, then one message an event. That the stream is elsewhere than expected is an answer, not an error. */
export function append(known: Streams): handleClientStreamingCall<streams.AppendReq, streams.AppendResp> {
  return async (call, answer) => {
    try {
      answer(null, await received(call, known));
    } catch (error) {
      if (error instanceof WrongExpectedRevision) answer(null, wrongExpectedVersion(error));
      else answer(asStatus(error));
    }
  };
}

async function received(call: Call, known: Streams): Promise<streams.AppendResp> {
  const proposals = new Proposals();
  let options: streams.AppendReq.Options | undefined;
  for await (const message of call as AsyncIterable<streams.AppendReq>) {
    options ??= message.getOptions();
    const proposal = message.getProposedMessage();
    if (proposal) proposals.add(proposal);
  }
  if (!options) throw new BadRequest('An append begins with its options');
  const stream = nameOf(options.getStreamIdentifier());
  const expected = expectedRevision(options, options.hasRevision() && options.getRevision());
  return success(await known.append(stream, proposals.complete(), expected));
}

function success({ revision, position }: Appended): streams.AppendResp {
  const message = new AppendResp.Success();
  if (revision < 0) message.setNoStream(NOTHING);
  else message.setCurrentRevision(String(revision));
  if (position < 0) message.setNoPosition(NOTHING);
  else
    message.setPosition(
      new AppendResp.Position().setCommitPosition(String(position)).setPreparePosition(String(position)),
    );
  return new AppendResp().setSuccess(message);
}

function wrongExpectedVersion({ expected, actual }: WrongExpectedRevision): streams.AppendResp {
  const message = new AppendResp.WrongExpectedVersion();
  if (actual < 0) message.setCurrentNoStream(NOTHING);
  else message.setCurrentRevision(String(actual));
  if (expected === 'any') message.setExpectedAny(NOTHING);
  else if (expected === 'none') message.setExpectedNoStream(NOTHING);
  else if (expected === 'exists') message.setExpectedStreamExists(NOTHING);
  else message.setExpectedRevision(BigInt(expected).toString());
  return new AppendResp().setWrongExpectedVersion(message);
}
