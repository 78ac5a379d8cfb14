import { setTimeout as sleep } from 'node:timers/promises';
import { AccessDeniedError, type CommandError, ErrorType } from '@eventstore/db-client';
import { StoreUnavailable } from '../event-store.js';
import { NoAnswer } from './batch-appends.js';

const PASSING: readonly string[] = [
  ErrorType.UNAVAILABLE,
  ErrorType.CANCELLED,
  ErrorType.NOT_LEADER,
  ErrorType.TIMEOUT,
  ErrorType.DEADLINE_EXCEEDED,
  ErrorType.UNKNOWN,
];

/** Whether an error may be gone at the next try: the server restarts, a leader is elected, a line is mended. */
export function isPassing(error: unknown): error is Error {
  if (error instanceof NoAnswer) return true;
  if (!(error instanceof Error)) return false;
  const { type } = error as Partial<CommandError>;
  return type ? PASSING.includes(type) : error.message.startsWith('Failed to discover');
}

/** What a fault that stays is called in the log of the service; the client's own error may say nothing at all. */
export const named = (error: unknown) =>
  error instanceof AccessDeniedError
    ? new Error('The event store denies access: check the name and password in its address', { cause: error })
    : error;

/** How long to wait before the next try: longer each time, five seconds at most. */
export const backOff = (failures: number) => Math.min(50 * 2 ** failures, 5000);

/** Meets the faults of one piece of work by waiting for the next try. */
export class Patience {
  private readonly giveUpAt: number;
  private failures = 0;

  /** @param forMs how long faults are met by trying again before the caller hears of them */
  constructor(forMs: number) {
    this.giveUpAt = Date.now() + forMs;
  }

  /** @throws StoreUnavailable when it has lasted too long; a fault that stays, at once */
  async bear(error: unknown): Promise<void> {
    if (!isPassing(error)) throw named(error);
    const wait = backOff(this.failures++);
    if (Date.now() + wait > this.giveUpAt) {
      throw new StoreUnavailable(`The event store does not answer: ${error.message}`, { cause: error });
    }
    await sleep(wait);
  }
}
