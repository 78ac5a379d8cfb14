import streams from '@eventstore/db-client/generated/streams_pb.js';

type StreamOptions = streams.ReadReq.Options.StreamOptions;
type AllOptions = streams.ReadReq.Options.AllOptions;
const { StreamOptions, AllOptions } = streams.ReadReq.Options;

/** Beyond everything: reading backwards begins with the last there is, reading forwards finds nothing. */
const BEYOND = Number.MAX_SAFE_INTEGER;

/** The revision that a read of a stream begins with. */
export function firstToRead(options: StreamOptions): number {
  if (options.getRevisionOptionCase() === StreamOptions.RevisionOptionCase.END) return BEYOND;
  return options.hasRevision() ? Number(options.getRevision()) : 0;
}

/**
 * The position that a read of `$all` begins with, itself included; backwards from the start there is nothing. (Backwards,
 * EventStoreDB leaves out the event at the position itself.)
 */
export function firstToReadOfAll(options: AllOptions, backwards: boolean): number {
  switch (options.getAllOptionCase()) {
    case AllOptions.AllOptionCase.POSITION:
      return Number(options.getPosition()!.getCommitPosition());
    case AllOptions.AllOptionCase.END:
      return BEYOND;
    default:
      return backwards ? -1 : 0;
  }
}

/** The revision after which a subscription to a stream begins. */
export function lastSeen(options: StreamOptions, last: number): number {
  if (options.getRevisionOptionCase() === StreamOptions.RevisionOptionCase.END) return last;
  return options.hasRevision() ? Number(options.getRevision()) : -1;
}

/** The position after which a subscription to `$all` begins. */
export function lastSeenOfAll(options: AllOptions, head: number): number {
  if (options.getAllOptionCase() === AllOptions.AllOptionCase.END) return head;
  return options.hasPosition() ? Number(options.getPosition()!.getCommitPosition()) : -1;
}
