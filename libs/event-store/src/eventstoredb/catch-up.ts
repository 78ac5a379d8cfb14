import { type EventStoreDBClient, excludeSystemEvents, START as FROM_START } from '@eventstore/db-client';
import { Observable } from 'rxjs';
import type { RecordedEvent } from '../event.js';
import { type Batch, START } from '../event-store.js';
import { NoAnswer } from './batch-appends.js';
import { isOurs, positionAt, toRecorded } from './recorded.js';

const BATCH = 1000;
/** While history comes in, so much of it is gathered; once caught up, each turn of the event loop is a batch. */
const GATHER_MS = 10;

/** One subscription to everything after a position. Errors when it breaks. */
export const catchUp = (client: EventStoreDBClient, after: number): Observable<Batch> =>
  new Observable<Batch>((subscriber) => {
    let events: RecordedEvent[] = [];
    let position = after;
    let live = false;
    let toldLive: boolean | undefined;
    let soon: NodeJS.Immediate | undefined;
    let later: NodeJS.Timeout | undefined;

    const subscription = client.subscribeToAll({
      fromPosition: after === START ? FROM_START : positionAt(after),
      filter: excludeSystemEvents({ checkpointInterval: BATCH }),
    });
    const deliver = () => {
      clearImmediate(soon);
      clearTimeout(later);
      soon = later = undefined;
      // The server's word that we have caught up overtakes events that still lie in the buffer.
      const caughtUp = live && subscription.readableLength === 0;
      if (events.length === 0 && caughtUp === toldLive) return;
      const batch = { events, position, caughtUp };
      events = [];
      toldLive = caughtUp;
      subscriber.next(batch);
    };
    const deliverSoon = () => {
      if (live) soon ??= setImmediate(deliver);
      else later ??= setTimeout(deliver, GATHER_MS);
    };
    const hear = (heard: boolean) => {
      live = heard;
      deliverSoon();
    };

    subscription
      .on('data', ({ event }) => {
        if (!isOurs(event)) return;
        const recorded = toRecorded(event);
        events.push(recorded);
        position = recorded.position;
        if (events.length >= BATCH) deliver();
        else deliverSoon();
      })
      .on('caughtUp', () => hear(true))
      .on('fellBehind', () => hear(false))
      .on('error', (error) => subscriber.error(error))
      .on('end', () => subscriber.error(new NoAnswer('The server ended the subscription')));

    return () => {
      clearImmediate(soon);
      clearTimeout(later);
      // It is over either way: where it never began there is nothing to cancel.
      subscription.unsubscribe().catch(() => {});
    };
  });
