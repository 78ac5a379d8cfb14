import { credentials } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { BACKWARDS, END, START, binaryEvent, type AppendResult } from '@eventstore/db-client';
import { all, freshStream, nodeForTests, numbered, numbers } from '../spec-support.js';
import { identifierOf } from './messages.js';

const { Options } = streams.ReadReq;
const running = nodeForTests();

/** What the official client cannot ask for: filtered reads, ids as bits, the places of a stream. */
async function asked(options: streams.ReadReq.Options): Promise<streams.ReadResp[]> {
  const raw = new streamsGrpc.StreamsClient(`127.0.0.1:${running.node.port}`, credentials.createInsecure());
  try {
    return await all<streams.ReadResp>(raw.read(new streams.ReadReq().setOptions(options)));
  } finally {
    raw.close();
  }
}

const counted = (from: number, to: number) =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, step) => from + Math.sign(to - from) * step);

describe('Reading a stream', () => {
  const stream = freshStream('read');
  const read = async (options: Parameters<typeof running.client.readStream>[1]) =>
    numbers(await all(running.client.readStream(stream, options)));
  beforeAll(() => running.client.appendToStream(stream, numbered(300)));

  it('begins with the first event and goes to the end', async () => expect(await read({})).toEqual(counted(0, 299)));
  it('begins with the revision asked for', async () =>
    expect(await read({ fromRevision: 290n })).toEqual(counted(290, 299)));
  it('stops after as many as were asked for', async () =>
    expect(await read({ fromRevision: 3n, maxCount: 2 })).toEqual([3, 4]));
  it('finds nothing from the end on', async () => expect(await read({ fromRevision: END })).toEqual([]));
  it('finds nothing beyond the end', async () => expect(await read({ fromRevision: 300n })).toEqual([]));
  it('goes backwards from the end', async () =>
    expect(await read({ direction: BACKWARDS, fromRevision: END })).toEqual(counted(299, 0)));
  it('goes backwards from a revision', async () =>
    expect(await read({ direction: BACKWARDS, fromRevision: 130n })).toEqual(counted(130, 0)));
  it('goes backwards so far', async () =>
    expect(await read({ direction: BACKWARDS, fromRevision: END, maxCount: 3 })).toEqual([299, 298, 297]));
  it('goes backwards from the start, which is one event', async () =>
    expect(await read({ direction: BACKWARDS, fromRevision: START })).toEqual([0]));

  it('says that there is no such stream, in whatever language', async () => {
    await expect(all(running.client.readStream('none-größer'))).rejects.toMatchObject({ type: 'stream-not-found' });
  });

  it('tells its first and last revision to those who ask', async () => {
    const options = new Options()
      .setStream(new Options.StreamOptions().setStreamIdentifier(identifierOf(stream)).setRevision('299'))
      .setCount('5')
      .setNoFilter(new shared.Empty())
      .setControlOption(new Options.ControlOption().setCompatibility(1));
    const answers = await asked(options);
    expect(answers.map((answer) => answer.getContentCase())).toEqual([
      streams.ReadResp.ContentCase.EVENT,
      streams.ReadResp.ContentCase.LAST_STREAM_POSITION,
    ]);
    expect(answers[1]!.getLastStreamPosition()).toBe('299');
  });

  it('gives ids as bits unless text was asked for', async () => {
    const id = 'f1234567-89ab-4cde-8f01-23456789abcd';
    const odd = freshStream();
    await running.client.appendToStream(odd, { ...numbered(1)[0]!, id });
    const options = new Options()
      .setStream(new Options.StreamOptions().setStreamIdentifier(identifierOf(odd)))
      .setCount('1');
    const [answer] = await asked(options.setNoFilter(new shared.Empty()));
    const bits = answer!.getEvent()!.getEvent()!.getId()!.getStructured()!;
    expect(BigInt.asUintN(64, BigInt(bits.getMostSignificantBits())).toString(16)).toBe('f123456789ab4cde');
    expect(BigInt.asUintN(64, BigInt(bits.getLeastSignificantBits())).toString(16)).toBe('8f0123456789abcd');
  });
});

const link = (data: string) => binaryEvent({ type: '$>', data: Buffer.from(data) });

describe('Following links', () => {
  it('tells the event that a link points at, together with the link', async () => {
    const [target, links] = [freshStream('target'), freshStream('links')];
    await running.client.appendToStream(target, numbered(3));
    await running.client.appendToStream(links, [link(`1@${target}`), link('0@nowhere'), ...numbered(1, 9)]);
    const [resolved, lost, plain] = await all(running.client.readStream(links, { resolveLinkTos: true }));
    expect(resolved).toMatchObject({
      event: { streamId: target, revision: 1n, data: { number: 1 } },
      link: { streamId: links, revision: 0n },
    });
    expect(lost).toMatchObject({ link: { streamId: links, revision: 1n } });
    expect(lost!.event).toBeUndefined();
    expect(plain).toMatchObject({ event: { data: { number: 9 } } });
    expect(plain!.link).toBeUndefined();
    expect((await all(running.client.readStream(links, { maxCount: 1 })))[0]).toMatchObject({
      event: { type: '$>', streamId: links },
    });
  });
});

const numbersWhere = (wanted: (number: number) => boolean) =>
  Array.from({ length: 200 }, (_, number) => number).filter(wanted);

describe('Reading everything', () => {
  const names = [freshStream('left'), freshStream('right')] as const;
  let written: AppendResult[];
  let places: bigint[];

  beforeAll(async () => {
    written = [];
    for (let number = 0; number < 200; number++) {
      written.push(await running.client.appendToStream(names[number % 2]!, numbered(1, number, `Type${number % 3}`)));
    }
    places = written.map(({ position }) => position!.commit);
  });
  const at = (index: number) => written[index]!.position!;

  it('brings the events of all streams in the order of their positions, commit and prepare being the same', async () => {
    const found = (await all(running.client.readAll())).filter(({ event }) =>
      (names as readonly string[]).includes(event!.streamId),
    );
    expect(numbers(found)).toEqual(Array.from({ length: 200 }, (_, number) => number));
    expect(found.map(({ event }) => event!.position)).toEqual(
      places.map((place) => ({ commit: place, prepare: place })),
    );
    expect(found.map(({ commitPosition }) => commitPosition)).toEqual(places);
  });

  it('begins with the position asked for, and stops after so many', async () => {
    expect(numbers(await all(running.client.readAll({ fromPosition: at(150), maxCount: 4 })))).toEqual([
      150, 151, 152, 153,
    ]);
  });

  it('goes backwards from the end or a position, and finds nothing before the start', async () => {
    expect(
      numbers(await all(running.client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 3 }))),
    ).toEqual([199, 198, 197]);
    expect(
      numbers(await all(running.client.readAll({ direction: BACKWARDS, fromPosition: at(2), maxCount: 3 }))),
    ).toEqual([2, 1, 0]);
    expect(await all(running.client.readAll({ direction: BACKWARDS, fromPosition: START }))).toEqual([]);
    expect(await all(running.client.readAll({ fromPosition: END }))).toEqual([]);
  });

  describe('through a filter', () => {
    const { FilterOptions } = Options;
    const { Expression } = FilterOptions;
    const filtered = async (filter: streams.ReadReq.Options.FilterOptions, backwards = false, count = '1000') => {
      const options = new Options()
        .setAll(
          backwards
            ? new Options.AllOptions().setEnd(new shared.Empty())
            : new Options.AllOptions().setStart(new shared.Empty()),
        )
        .setReadDirection(backwards ? Options.ReadDirection.BACKWARDS : Options.ReadDirection.FORWARDS)
        .setCount(count)
        .setFilter(filter.setCount(new shared.Empty()));
      return (await asked(options)).map(
        (answer) => JSON.parse(Buffer.from(answer.getEvent()!.getEvent()!.getData_asU8()).toString()).number as number,
      );
    };

    it('brings the streams whose names begin so', async () => {
      const filter = new FilterOptions().setStreamIdentifier(new Expression().setPrefixList(['nothing', names[1]]));
      expect(await filtered(filter)).toEqual(numbersWhere((number) => number % 2 === 1));
    });

    it('brings the streams whose names match', async () => {
      const filter = new FilterOptions().setStreamIdentifier(new Expression().setRegex('^left-\\d+$'));
      expect(await filtered(filter)).toEqual(numbersWhere((number) => number % 2 === 0));
    });

    it('brings the types that begin so or match, backwards too, and counts what it brings', async () => {
      expect(
        await filtered(new FilterOptions().setEventType(new Expression().setPrefixList(['Type0', 'Type1']))),
      ).toEqual(numbersWhere((number) => number % 3 !== 2));
      expect(await filtered(new FilterOptions().setEventType(new Expression().setRegex('^Type2$')), true, '3')).toEqual(
        [197, 194, 191],
      );
    });

    it('refuses a pattern that is none', async () => {
      const filter = new FilterOptions().setEventType(new Expression().setRegex('(unclosed'));
      await expect(filtered(filter)).rejects.toMatchObject({
        code: 3,
        details: expect.stringContaining("'(unclosed' is not a regular expression"),
      });
    });
  });
});
