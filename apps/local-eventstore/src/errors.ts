import { Metadata, status, type StatusObject } from '@grpc/grpc-js';
import { StoreUnavailable, StreamDeleted, WrongExpectedRevision, type ExpectedRevision } from '#event-store';

/** The events of one append are larger together than the server takes. */
export class AppendTooLarge extends Error {
  constructor(readonly limit: number) {
    super(`Maximum Append Size of ${limit} Exceeded.`);
    this.name = 'AppendTooLarge';
  }
}

/** No name and password, or wrong ones. */
export class AccessDenied extends Error {
  constructor() {
    super('Access Denied');
    this.name = 'AccessDenied';
  }
}

/** The request does not make sense. */
export class BadRequest extends Error {
  constructor(
    message: string,
    readonly trailers: Record<string, string> = {},
  ) {
    super(message);
    this.name = 'BadRequest';
  }
}

const OPEN_EXPECTATIONS = { none: '-1', any: '-2', exists: '-4' } as const;

/** An expected revision as the number that stands for it on the wire. */
const expectationAsNumber = (expected: ExpectedRevision): string =>
  typeof expected === 'number' ? BigInt(expected).toString() : OPEN_EXPECTATIONS[expected];

/**
 * What a call ends with. The client looks at the trailer `exception` first and at the status second, and stumbles when
 * a further trailer of that exception is missing.
 */
export function asStatus(error: unknown): Partial<StatusObject> {
  if (error instanceof StreamDeleted) {
    return refusal(status.FAILED_PRECONDITION, error, { exception: 'stream-deleted', 'stream-name': error.stream });
  }
  if (error instanceof WrongExpectedRevision) {
    return refusal(status.FAILED_PRECONDITION, error, {
      exception: 'wrong-expected-version',
      'stream-name': error.stream,
      'expected-version': expectationAsNumber(error.expected),
      'actual-version': String(error.actual),
    });
  }
  if (error instanceof AppendTooLarge) {
    return refusal(status.INVALID_ARGUMENT, error, {
      exception: 'maximum-append-size-exceeded',
      'maximum-append-size': String(error.limit),
    });
  }
  if (error instanceof AccessDenied) return refusal(status.PERMISSION_DENIED, error, { exception: 'access-denied' });
  if (error instanceof BadRequest) return refusal(status.INVALID_ARGUMENT, error, error.trailers);
  if (error instanceof StoreUnavailable) return refusal(status.UNAVAILABLE, error, {});
  return refusal(status.UNKNOWN, error instanceof Error ? error : new Error(String(error)), {});
}

/** The status with which calls that would go on for ever end when the node stops. */
export const STOPPING: Partial<StatusObject> = { code: status.CANCELLED, details: 'The server is shutting down' };

function refusal(code: status, { message }: Error, trailers: Record<string, string>): Partial<StatusObject> {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(trailers)) metadata.set(name, inAscii(value));
  return { code, details: message, metadata };
}

/** Trailers take printable ASCII only; a stream may have any name. The rest is percent-encoded. */
const inAscii = (text: string) => text.replace(/[^\x20-\x7e]+/gu, encodeURIComponent);
