import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type jspb from 'google-protobuf';
import code from '@eventstore/db-client/generated/code_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import { StoreUnavailable, StreamDeleted, WrongExpectedRevision } from '#event-store';
import { AccessDenied, AppendTooLarge, BadRequest } from '../errors.js';
import { identifierOf } from './messages.js';

const { Code } = code;
const NOTHING = new empty.Empty();

/** The caller had stopped waiting before the append was begun. */
export class Overdue extends Error {
  constructor() {
    super('The deadline of the append has passed');
    this.name = 'Overdue';
  }
}

/** Why an append in a batch was not done. The client reads the detail only, and stumbles when there is none. */
export function appendFault(error: unknown): status.Status {
  if (error instanceof WrongExpectedRevision) {
    return fault(Code.FAILED_PRECONDITION, error, 'WrongExpectedVersion', wrongExpectedVersion(error));
  }
  if (error instanceof StreamDeleted) {
    return fault(
      Code.FAILED_PRECONDITION,
      error,
      'StreamDeleted',
      new shared.StreamDeleted().setStreamIdentifier(identifierOf(error.stream)),
    );
  }
  if (error instanceof AppendTooLarge) {
    const detail = new shared.MaximumAppendSizeExceeded().setMaxappendsize(error.limit);
    return fault(Code.INVALID_ARGUMENT, error, 'MaximumAppendSizeExceeded', detail);
  }
  if (error instanceof AccessDenied)
    return fault(Code.PERMISSION_DENIED, error, 'AccessDenied', new shared.AccessDenied());
  if (error instanceof BadRequest)
    return fault(Code.INVALID_ARGUMENT, error, 'BadRequest', new shared.BadRequest().setMessage(error.message));
  // Both leave nothing stored and may be tried again, which is what the client understands by a time-out.
  if (error instanceof Overdue || error instanceof StoreUnavailable) {
    return fault(Code.DEADLINE_EXCEEDED, error, 'Timeout', new shared.Timeout());
  }
  return fault(
    Code.UNKNOWN,
    error instanceof Error ? error : new Error(String(error)),
    'Unknown',
    new shared.Unknown(),
  );
}

function wrongExpectedVersion({ expected, actual }: WrongExpectedRevision): shared.WrongExpectedVersion {
  const detail = new shared.WrongExpectedVersion();
  if (actual < 0) detail.setCurrentNoStream(NOTHING);
  else detail.setCurrentStreamRevision(String(actual));
  if (expected === 'any') detail.setExpectedAny(NOTHING);
  else if (expected === 'none') detail.setExpectedNoStream(NOTHING);
  else if (expected === 'exists') detail.setExpectedStreamExists(NOTHING);
  else detail.setExpectedStreamPosition(BigInt(expected).toString());
  return detail;
}

function fault(code: code.Code, { message }: Error, name: string, detail: jspb.Message): status.Status {
  const packed = new any.Any();
  packed.pack(detail.serializeBinary(), `event_store.client.${name}`);
  return new status.Status().setCode(code).setMessage(message).setDetails(packed);
}
