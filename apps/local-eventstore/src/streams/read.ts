import { setImmediate as nextTurn } from 'node:timers/promises';
import type { handleServerStreamingCall } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { StreamDeleted } from '#event-store';
import { asStatus, BadRequest, STOPPING } from '../errors.js';
import { Outlet } from '../outlet.js';
import { filterOf, type EventFilter } from './filters.js';
import { firstRevision, lastRevision, nameOf, streamNotFound } from './messages.js';
import { firstToRead, firstToReadOfAll, lastSeen, lastSeenOfAll } from './places.js';
import { PAGE, type Span, type Streams } from './streams.js';
import { subscribeToAll, subscribeToStream } from './subscriptions.js';
import { Teller } from './teller.js';

const { Options } = streams.ReadReq;

/** Everything that is read comes through this one call: streams and `$all`, either way, once or as long as one listens. */
export function read(
  known: Streams,
  stopping: AbortSignal,
): handleServerStreamingCall<streams.ReadReq, streams.ReadResp> {
  return async (call) => {
    const options = call.request.getOptions() ?? new Options();
    const out = new Outlet<streams.ReadResp>(call, options.hasSubscription() ? stopping : undefined);
    try {
      await answer(options, known, out);
      call.end();
    } catch (error) {
      if (call.cancelled || call.destroyed) return;
      call.emit('error', out.closed.aborted ? STOPPING : asStatus(error));
    }
  };
}

function answer(options: streams.ReadReq.Options, known: Streams, out: Outlet<streams.ReadResp>): Promise<void> {
  const teller = new Teller(known, out, options);
  const backwards = options.getReadDirection() === Options.ReadDirection.BACKWARDS;
  const count = Number(options.getCount());
  const all = options.getAll();
  if (all) {
    const filter = options.getFilter() && filterOf(options.getFilter()!);
    if (options.hasSubscription()) return subscribeToAll(lastSeenOfAll(all, known.log.head()), filter, teller);
    return readAll({ from: firstToReadOfAll(all, backwards), backwards }, count, filter, teller);
  }
  const one = options.getStream();
  const stream = nameOf(one?.getStreamIdentifier());
  if (options.hasFilter()) throw new BadRequest('Only $all can be filtered');
  if (options.hasSubscription())
    return subscribeToStream(stream, lastSeen(one!, known.log.lastRevision(stream)), teller);
  const tellsPlaces = (options.getControlOption()?.getCompatibility() ?? 0) >= 1;
  return readStream(stream, { from: firstToRead(one!), backwards }, count, tellsPlaces, teller);
}

async function readStream(stream: string, span: Span, count: number, tellsPlaces: boolean, teller: Teller) {
  const { known, out } = teller;
  const standing = known.standing(stream);
  if (standing.tombstoned) throw new StreamDeleted(stream);
  if (standing.last < 0 || standing.deleted) return out.write(streamNotFound(stream));
  let told = 0;
  for (const page of known.pages(stream, standing, span)) {
    for (const event of page.slice(0, count - told)) await teller.tell(event);
    told += page.length;
    if (told >= count) break;
  }
  if (!tellsPlaces) return;
  if (told === 0 && span.from < standing.first) await out.write(firstRevision(standing.first));
  await out.write(lastRevision(standing.last));
}

/** Ends with what was the last event when the read began. */
async function readAll({ from, backwards }: Span, count: number, filter: EventFilter | undefined, teller: Teller) {
  const { log } = teller.known;
  const head = log.head();
  let told = 0;
  for (let next = backwards ? Math.min(from, head) : from; next >= 0 && next <= head;) {
    const page = log.readAll({ ...PAGE, from: next, backwards });
    for (const event of page) {
      if (told >= count || event.position > head) return;
      if (filter && !filter.wants(event)) continue;
      await teller.tell(event);
      told++;
    }
    await nextTurn(); // others have a turn even when a filter wants nothing
    teller.out.closed.throwIfAborted();
    next = page.length === 0 ? -1 : page.at(-1)!.position + (backwards ? -1 : 1);
  }
}
