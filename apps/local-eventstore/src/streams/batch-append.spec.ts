import { credentials } from '@grpc/grpc-js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { all, freshStream, nodeForTests, numbered, numbers } from '../spec-support.js';
import { identifierOf, nameOf } from './messages.js';

const { BatchAppendReq } = streams;
const running = nodeForTests();

const uuid = (digit: number) => new shared.UUID().setString(`9b1f7f6e-0a51-4b6e-8d3a-00000000000${digit}`);
const bits = (low: number) =>
  new shared.UUID().setStructured(
    new shared.UUID.Structured().setMostSignificantBits('-3').setLeastSignificantBits(String(low)),
  );

function message(
  number: number,
  id: shared.UUID,
  properties: Record<string, string> = { type: 'Counted', 'content-type': 'application/json' },
) {
  const proposed = new BatchAppendReq.ProposedMessage().setId(id).setData(Buffer.from(JSON.stringify({ number })));
  for (const [name, value] of Object.entries(properties)) proposed.getMetadataMap().set(name, value);
  return proposed;
}

const optionsFor = (stream: string) =>
  new BatchAppendReq.Options().setStreamIdentifier(identifierOf(stream)).setAny(new empty.Empty());

/** Sends chunks through one call, and gives the answers once the node has ended it. */
async function answersTo(...chunks: streams.BatchAppendReq[]): Promise<string[]> {
  const raw = new streamsGrpc.StreamsClient(`127.0.0.1:${running.node.port}`, credentials.createInsecure());
  const call = raw.batchAppend();
  for (const chunk of chunks) call.write(chunk);
  call.end();
  const answers = await all<streams.BatchAppendResp>(call);
  raw.close();
  return answers.map((answer) => {
    const id = answer.getCorrelationId();
    const name = Buffer.from(answer.getStreamIdentifier()!.getStreamName_asU8()).toString();
    const outcome =
      answer.getSuccess()?.getCurrentRevision() ??
      `${answer.getError()!.getDetails()!.getTypeName().split('.').at(-1)}: ${answer.getError()!.getMessage()}`;
    return `${id?.getString() || id?.getStructured()?.getLeastSignificantBits()} ${name} ${outcome}`;
  });
}

it('tells appends apart whose pieces come mixed, ids being text or bits, and answers each once', async () => {
  const [left, right] = [freshStream('left'), freshStream('right')];
  const answers = await answersTo(
    new BatchAppendReq()
      .setCorrelationId(uuid(1))
      .setOptions(optionsFor(left))
      .setProposedMessagesList([message(0, uuid(3))]),
    new BatchAppendReq()
      .setCorrelationId(bits(77))
      .setOptions(optionsFor(right))
      .setProposedMessagesList([message(10, bits(1))]),
    new BatchAppendReq()
      .setCorrelationId(uuid(1))
      .setProposedMessagesList([message(1, uuid(4))])
      .setIsFinal(true),
    new BatchAppendReq()
      .setCorrelationId(bits(77))
      .setProposedMessagesList([message(11, bits(-2)), message(12, bits(3))])
      .setIsFinal(true),
  );
  expect(answers.toSorted()).toEqual([`77 ${right} 2`, `${uuid(1).getString()} ${left} 1`].toSorted());
  expect(numbers(await all(running.client.readStream(left)))).toEqual([0, 1]);
  const found = await all(running.client.readStream(right));
  expect(numbers(found)).toEqual([10, 11, 12]);
  expect(found[1]!.event!.id).toBe('ffffffff-ffff-fffd-ffff-fffffffffffe');
});

it('answers also what it cannot take, each in its own words', async () => {
  const stream = freshStream();
  const past = timestamp.Timestamp.fromDate(new Date(Date.now() - 1));
  const only = (
    digit: number,
    options: streams.BatchAppendReq.Options | undefined,
    proposed = message(digit, uuid(digit)),
  ) =>
    new BatchAppendReq()
      .setCorrelationId(uuid(digit))
      .setOptions(options)
      .setProposedMessagesList([proposed])
      .setIsFinal(true);
  const answers = await answersTo(
    only(1, undefined),
    only(2, optionsFor(stream).setDeadline(past)),
    only(3, new BatchAppendReq.Options().setStreamIdentifier(identifierOf(stream))),
    only(4, new BatchAppendReq.Options().setAny(new empty.Empty())),
    only(5, optionsFor(stream), message(5, new shared.UUID().setString('five'))),
    only(6, optionsFor(stream), message(6, uuid(6), { type: 'Counted' })),
    only(7, new BatchAppendReq.Options().setStreamIdentifier(identifierOf(stream)).setStreamPosition('4')),
    only(8, optionsFor(stream)),
  );
  const said = answers.map((answer) => answer.slice(uuid(0).getString().length - 1).trim());
  expect(said.toSorted()).toEqual(
    [
      '1  BadRequest: An append begins with its options',
      `2 ${stream} Timeout: The deadline of the append has passed`,
      `3 ${stream} BadRequest: The expected revision of the stream is missing`,
      '4  BadRequest: The name of the stream is missing',
      `5 ${stream} BadRequest: 'five' is not a UUID`,
      `6 ${stream} BadRequest: Required Metadata Property 'content-type' is missing`,
      `7 ${stream} WrongExpectedVersion: ${stream} is at revision -1, not at 4`,
      `8 ${stream} 0`,
    ].toSorted(),
  );
  expect(() => nameOf(undefined)).toThrow('The name of the stream is missing');
});

it('keeps the order of thousands of appends from somebody who does not wait', async () => {
  const stream = freshStream();
  await running.client.appendToStream(stream, numbered(1)); // the client sends in order only once its long call is open
  await Promise.all(numbered(2500, 1).map((event) => running.client.appendToStream(stream, event)));
  expect(numbers(await all(running.client.readStream(stream)))).toEqual(
    Array.from({ length: 2501 }, (_, number) => number),
  );
});
