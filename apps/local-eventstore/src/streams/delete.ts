import type { handleUnaryCall } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { asStatus } from '../errors.js';
import { expectedRevision } from './expectations.js';
import { nameOf } from './messages.js';
import type { Streams } from './streams.js';

const { DeleteReq, DeleteResp, TombstoneReq, TombstoneResp } = streams;

/** Deletes a stream softly: it can be appended to again. */
export function softDelete(known: Streams): handleUnaryCall<streams.DeleteReq, streams.DeleteResp> {
  return async ({ request }, answer) => {
    try {
      const options = request.getOptions() ?? new DeleteReq.Options();
      const expected = expectedRevision(options, options.hasRevision() && options.getRevision());
      const position = String(await known.delete(nameOf(options.getStreamIdentifier()), expected));
      answer(
        null,
        new DeleteResp().setPosition(
          new DeleteResp.Position().setCommitPosition(position).setPreparePosition(position),
        ),
      );
    } catch (error) {
      answer(asStatus(error));
    }
  };
}

/** Deletes a stream for ever. */
export function tombstone(known: Streams): handleUnaryCall<streams.TombstoneReq, streams.TombstoneResp> {
  return async ({ request }, answer) => {
    try {
      const options = request.getOptions() ?? new TombstoneReq.Options();
      const expected = expectedRevision(options, options.hasRevision() && options.getRevision());
      const position = String(await known.tombstone(nameOf(options.getStreamIdentifier()), expected));
      answer(
        null,
        new TombstoneResp().setPosition(
          new TombstoneResp.Position().setCommitPosition(position).setPreparePosition(position),
        ),
      );
    } catch (error) {
      answer(asStatus(error));
    }
  };
}
