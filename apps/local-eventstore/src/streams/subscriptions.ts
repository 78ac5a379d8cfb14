import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { StreamDeleted, TOMBSTONE, type StoredEvent } from '#event-store';
import { BadRequest } from '../errors.js';
import type { EventFilter } from './filters.js';
import { caughtUp, checkpoint, confirmation, fellBehind } from './messages.js';
import { PAGE } from './streams.js';
import type { Teller } from './teller.js';

/** How many events a live reader may have before it without being called behind. */
const LIVE_BUFFER = 1000;

/** A stream of which nothing is hidden. */
const EVERYTHING = { tombstoned: false, first: 0, last: -1, since: 0 };

/** What a subscription follows: it remembers how far it has come, and reads on from there. */
interface Source {
  /** how many events lie ahead */
  ahead(): number;
  /** the next page, empty at the end */
  next(live: boolean): readonly StoredEvent[];
  tell(event: StoredEvent): Promise<void>;
}

/** Every event after a position, wanted ones told, and now and then how far one has come: for ever. */
export function subscribeToAll(after: number, filter: EventFilter | undefined, teller: Teller): Promise<void> {
  if (filter && !(filter.checkpointEvery > 0)) throw new BadRequest('The checkpoint interval must be greater than 0');
  const { log } = teller.known;
  let seen = after;
  let considered = 0;
  return follow(teller, {
    ahead: () => log.head() - seen,
    next() {
      const page = log.readAll({ ...PAGE, from: seen + 1 });
      seen = page.at(-1)?.position ?? seen;
      return page;
    },
    async tell(event) {
      if (!filter) return teller.tell(event);
      if (filter.wants(event)) await teller.tell(event);
      if (++considered % filter.checkpointEvery === 0) await teller.out.write(checkpoint(event.position));
    },
  });
}

/** Every event of a stream after a revision, for ever; or until the stream is tombstoned. */
export function subscribeToStream(stream: string, after: number, teller: Teller): Promise<void> {
  const { known } = teller;
  let seen = after;
  return follow(teller, {
    ahead: () => known.log.lastRevision(stream) - seen,
    next(live) {
      // What the stream's metadata hide is left out of history. A live reader is told everything that comes.
      const { tombstoned, first, last, since } = live ? EVERYTHING : known.standing(stream);
      if (tombstoned) throw new StreamDeleted(stream);
      seen = Math.max(seen, Math.min(first - 1, last));
      const page = known.log.readStream(stream, { ...PAGE, from: seen + 1 });
      seen = page.at(-1)?.revision ?? seen;
      return page.filter(({ created }) => created >= since);
    },
    async tell(event) {
      if (event.type === TOMBSTONE) throw new StreamDeleted(stream);
      await teller.tell(event);
    },
  });
}

/**
 * First the history, then what comes. Nothing but a place is kept while the reader takes its time; one that does not
 * keep up is told that it fell behind, and again when it has caught up.
 */
async function follow({ known: { log }, out }: Teller, source: Source): Promise<void> {
  const bell = new Bell();
  const growth = log.grown.subscribe(() => bell.ring());
  out.closed.addEventListener('abort', () => bell.ring(), { once: true });
  try {
    await out.write(confirmation(randomUUID()));
    for (let live = false; ; out.closed.throwIfAborted()) {
      if (live && source.ahead() > LIVE_BUFFER) {
        live = false;
        await out.write(fellBehind());
      }
      for (const event of source.next(live)) await source.tell(event);
      await nextTurn(); // others have a turn even when a filter wants nothing
      if (source.ahead() > 0) continue;
      if (!live) await out.write(caughtUp());
      live = true;
      await bell.rung();
    }
  } finally {
    growth.unsubscribe();
  }
}

/** Rings when there is something to look at; what happened before one listens counts. */
class Bell {
  private ringing = false;
  private wake = () => {};

  ring() {
    this.ringing = true;
    this.wake();
  }

  async rung(): Promise<void> {
    if (!this.ringing) await new Promise<void>((resolve) => (this.wake = resolve));
    this.ringing = false;
  }
}
