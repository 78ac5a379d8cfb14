import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { AppendTooLarge } from '../errors.js';
import { proposed, sizeOf, type Proposal } from './messages.js';

/** The largest append that is taken, in bytes: EventStoreDB's default. */
const MAXIMUM_APPEND_SIZE = 1024 * 1024;

type Message = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;

/** The events of one append while they arrive. Once they cannot be taken, the rest is let pass without being kept. */
export class Proposals {
  private events: Proposal[] = [];
  private size = 0;
  private refusal?: Error;

  add(message: Message): void {
    if (this.refusal) return;
    try {
      const event = proposed(message);
      this.size += sizeOf(event);
      if (this.size > MAXIMUM_APPEND_SIZE) throw new AppendTooLarge(MAXIMUM_APPEND_SIZE);
      this.events.push(event);
    } catch (error) {
      this.refusal = error as Error;
      this.events = [];
    }
  }

  /** All events, once all have arrived. @throws AppendTooLarge, BadRequest */
  complete(): readonly Proposal[] {
    if (this.refusal) throw this.refusal;
    return this.events;
  }
}
