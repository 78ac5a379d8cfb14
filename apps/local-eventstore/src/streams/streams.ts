import { randomUUID } from 'node:crypto';
import {
  StreamDeleted,
  TOMBSTONE,
  WrongExpectedRevision,
  type Appended,
  type ExpectedRevision,
  type RawEvent,
  type SqliteLog,
  type StoredEvent,
} from '#event-store';
import {
  deletion,
  describedBy,
  isDeletion,
  metastreamOf,
  recreation,
  retentionOf,
  type Retention,
} from './stream-metadata.js';
import { Turns } from './turns.js';

/** How a stream stands at this moment, and what of it is in sight. */
export interface Standing {
  /** the revision of its last event, -1 when it has none */
  readonly last: number;
  /** ended for ever */
  readonly tombstoned: boolean;
  /** out of sight, until somebody appends again */
  readonly deleted: boolean;
  /** the first revision in sight */
  readonly first: number;
  /** the earliest instant in sight, milliseconds since 1970 */
  readonly since: number;
  /** the latest event of its metastream */
  readonly metadata?: StoredEvent;
}

/** Where to begin reading (itself included), and which way. */
export interface Span {
  readonly from: number;
  readonly backwards: boolean;
}

/** Small pages: an event may be a megabyte, and many readers may each hold a page. */
export const PAGE = { limit: 500, bytes: 1024 * 1024 };

/**
 * What EventStoreDB means by a stream, on a log that knows bytes only: deleting softly and appending again with the
 * revisions going on, tombstones, and metadata that keep events out of sight.
 */
export class Streams {
  private readonly turns = new Turns();

  constructor(readonly log: SqliteLog) {}

  /** @throws WrongExpectedRevision, StreamDeleted, StoreUnavailable */
  async append(stream: string, events: readonly RawEvent[], expected: ExpectedRevision): Promise<Appended> {
    const described = describedBy(stream);
    if (described) return this.turns.alone(described, () => this.describe(described, events, expected));
    const appended = await this.turns.together(stream, async () => this.appendTo(stream, events, expected));
    return appended ?? this.turns.alone(stream, () => this.recreate(stream, events, expected));
  }

  /**
   * Deletes a stream softly: it cannot be found, and can be appended to again. A stream that never was cannot be deleted.
   * @returns the position of the deletion
   * @throws WrongExpectedRevision, StreamDeleted, StoreUnavailable
   */
  delete(stream: string, expected: ExpectedRevision): Promise<number> {
    return this.turns.alone(stream, async () => {
      const standing = this.standing(stream);
      mustBeAt(stream, standing, expected);
      if (standing.last < 0 && !standing.metadata) throw new WrongExpectedRevision(stream, expected, -1);
      return (await this.log.append(metastreamOf(stream), [deletion()], 'any')).position;
    });
  }

  /**
   * Ends a stream for ever.
   * @returns the position of the tombstone
   * @throws WrongExpectedRevision, StreamDeleted, StoreUnavailable
   */
  tombstone(stream: string, expected: ExpectedRevision): Promise<number> {
    return this.turns.alone(stream, async () => {
      const standing = this.standing(stream);
      mustBeAt(stream, standing, expected);
      const end: RawEvent = {
        id: randomUUID(),
        type: TOMBSTONE,
        contentType: 'application/json',
        data: '{}',
        metadata: '',
      };
      return (await this.log.append(stream, [end], standing.last < 0 ? 'none' : standing.last)).position;
    });
  }

  standing(stream: string): Standing {
    const described = describedBy(stream);
    const last = this.latest(stream);
    const metadata = described ? undefined : this.latest(metastreamOf(stream));
    const retention = described ? { maxCount: 1 } : retentionOf(metadata);
    const tombstoned = (described ? this.latest(described) : last)?.type === TOMBSTONE;
    const deleted = isDeletion(retention) && metadata!.position > (last?.position ?? -1);
    const first = isDeletion(retention)
      ? this.firstAfter(stream, metadata!.position)
      : firstInSight(retention, last?.revision ?? -1);
    return {
      last: last?.revision ?? -1,
      tombstoned,
      deleted,
      first,
      since: retention.maxAge === undefined ? 0 : Date.now() - retention.maxAge,
      ...(metadata && { metadata }),
    };
  }

  /** The pages of a stream's events in sight, no further than it goes now. Nothing stays open between two pages. */
  *pages(stream: string, { last, first, since }: Standing, { from, backwards }: Span): Generator<StoredEvent[]> {
    const step = backwards ? -1 : 1;
    let next = backwards ? Math.min(from, last) : Math.max(from, first);
    while (next >= first && next <= last) {
      const page = this.log.readStream(stream, { ...PAGE, from: next, backwards });
      if (page.length === 0) return;
      next = page.at(-1)!.revision + step;
      yield page.filter(({ revision, created }) => revision >= first && revision <= last && created >= since);
    }
  }

  /** Appends, unless the stream is deleted: then nothing is done, and it has to be made anew. */
  private async appendTo(
    stream: string,
    events: readonly RawEvent[],
    expected: ExpectedRevision,
  ): Promise<Appended | undefined> {
    const metadata = this.latest(metastreamOf(stream));
    if (metadata && isDeletion(retentionOf(metadata)) && this.standing(stream).deleted) return undefined;
    const exists = metadata && expected === 'exists'; // metadata alone make a stream exist
    return this.log.append(stream, events, exists ? 'any' : expected);
  }

  /** Appends to a deleted stream: it is there again, and seen from the new events on. */
  private async recreate(stream: string, events: readonly RawEvent[], expected: ExpectedRevision): Promise<Appended> {
    const { deleted, last, metadata } = this.standing(stream);
    if (deleted && expected === 'exists') throw new StreamDeleted(stream);
    const asNew = deleted && expected === 'none' && last >= 0;
    const appended = await (asNew ? this.appendAsNew(stream, events, last) : this.log.append(stream, events, expected));
    if (deleted && appended.revision > last)
      await this.log.append(metastreamOf(stream), [recreation(metadata, last + 1)], 'any');
    return appended;
  }

  /** A deleted stream counts as no stream; but what was appended to it at first is known again. */
  private async appendAsNew(stream: string, events: readonly RawEvent[], last: number): Promise<Appended> {
    try {
      return await this.log.append(stream, events, 'none');
    } catch (error) {
      if (error instanceof WrongExpectedRevision) return this.log.append(stream, events, last);
      throw error;
    }
  }

  /** Writes a stream's metadata. To describe a deleted stream makes it be there again, without events. */
  private async describe(stream: string, events: readonly RawEvent[], expected: ExpectedRevision): Promise<Appended> {
    const metastream = metastreamOf(stream);
    const { tombstoned, deleted, last } = this.standing(stream);
    if (tombstoned) throw new StreamDeleted(metastream);
    const before = this.log.lastRevision(metastream);
    const appended = await this.log.append(metastream, events, expected);
    if (deleted && appended.revision > before) {
      await this.log.append(metastream, [recreation(this.latest(metastream), last + 1)], 'any');
    }
    return appended;
  }

  private latest(stream: string): StoredEvent | undefined {
    return this.log.readStream(stream, { backwards: true, limit: 1 })[0];
  }

  /** The first revision of a stream committed after a position; one past its last when there is none. */
  private firstAfter(stream: string, position: number): number {
    let first = this.log.lastRevision(stream) + 1;
    for (;;) {
      const page = this.log.readStream(stream, { ...PAGE, from: first - 1, backwards: true });
      const later = page.filter((event) => event.position > position);
      first = later.at(-1)?.revision ?? first;
      if (page.length === 0 || later.length < page.length) return first;
    }
  }
}

const firstInSight = ({ maxCount, truncateBefore = 0 }: Retention, last: number) =>
  Math.max(truncateBefore, maxCount === undefined ? 0 : last - maxCount + 1);

/** As EventStoreDB checks what it has no event ids for. A deleted stream counts as no stream. */
function mustBeAt(stream: string, { last, tombstoned, deleted, metadata }: Standing, expected: ExpectedRevision): void {
  if (tombstoned || (deleted && expected === 'exists')) throw new StreamDeleted(stream);
  if (expected === 'any' || (expected === 'none' && deleted)) return;
  const fits =
    expected === 'exists' ? last >= 0 || metadata !== undefined : (expected === 'none' ? -1 : expected) === last;
  if (!fits) throw new WrongExpectedRevision(stream, expected, last);
}
