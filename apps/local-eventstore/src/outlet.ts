import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** The way out of a call that answers with many messages: takes them no faster than the other end does. */
export class Outlet<Message> {
  /** aborted when nothing is to be sent any more: the call is over, whoever ended it, or is to end */
  readonly closed: AbortSignal;
  /** there is room again: one promise for all who wait */
  private room?: Promise<unknown>;

  constructor(
    private readonly call: Writable,
    ending?: AbortSignal,
  ) {
    const over = new AbortController();
    const end = () => over.abort();
    call.once('cancelled', end).once('close', end);
    this.closed = ending ? AbortSignal.any([over.signal, ending]) : over.signal;
  }

  /** Sends a message, and waits until there is room for the next. @throws AbortError when the outlet is closed */
  async write(message: Message): Promise<void> {
    this.closed.throwIfAborted();
    if (this.call.write(message)) return;
    this.room ??= once(this.call, 'drain', { signal: this.closed }).finally(() => (this.room = undefined));
    await this.room;
  }
}
