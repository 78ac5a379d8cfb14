import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { EventStore, type RecordedEvent } from '#event-store';
import { ReadModels } from '#read-models';
import { ITEM_KINDS, type ItemKind, type ItemRef } from '../listing.js';
import { withheldWithBelow } from '../sight/sight.js';
import { entryOf, type HistoryEntry } from './item-history.js';
import { Names } from './plain.js';
import { seenIn } from './seen.js';

/** Something that was recorded, and about what. */
export interface NewEntry extends HistoryEntry {
  readonly about: ItemRef & { readonly kind: ItemKind };
}

/**
 * What others have recorded since an instant, as far as whoever asks may see it: the latest first, at most so many of the
 * last few hundred records. Without the actor's own.
 * @throws StoreUnavailable when the log cannot be reached
 */
export class RecordedSince extends Query<readonly NewEntry[]> {
  constructor(
    readonly since: string,
    readonly actor: string,
    readonly most = 10,
  ) {
    super();
  }
}

const LOOKED_THROUGH = 400;

const itemOf = (stream: string): { readonly kind: ItemKind; readonly id: string } | undefined => {
  const [, category, id = ''] = /^([a-z]+)-(.+)$/.exec(stream) ?? [];
  const kind = ITEM_KINDS.find((known) => known === category);
  return kind && { kind, id };
};

@QueryHandler(RecordedSince)
export class RecordedSinceHandler implements IQueryHandler<RecordedSince> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly events: EventStore,
  ) {}

  async execute({ since, actor, most }: RecordedSince) {
    const { db, position } = this.readModels;
    const after = Math.max(await this.readModels.positionAt(since), position - LOOKED_THROUGH);
    const withheld = withheldWithBelow(db);
    const entries: NewEntry[] = [];
    for await (const batch of this.events.readAll({ after, until: position }))
      for (const event of batch) entries.push(...this.entriesOf(event, actor, withheld));
    return entries.toReversed().slice(0, most);
  }

  private entriesOf(event: RecordedEvent, actor: string, withheld: ReadonlySet<string>): NewEntry[] {
    const item = itemOf(event.stream);
    if (!item || withheld.has(item.id) || event.metadata.actor === actor) return [];
    const { db } = this.readModels;
    const names = new Names(db);
    names.one(item.kind, item.id);
    const about = names.mentions[0]!;
    return seenIn(event, withheld).map((seen) => ({ ...entryOf(db, seen), about }));
  }
}
