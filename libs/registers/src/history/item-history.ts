import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { EventStore, type RecordedEvent } from '#event-store';
import { ReadModels } from '#read-models';
import type { ItemKind, ItemRef, Recorded } from '../listing.js';
import { askWords } from './ask-words.js';
import { claimWords } from './claim-words.js';
import { consultationWords } from './consultation-words.js';
import { decisionWords } from './decision-words.js';
import { engagementWords } from './engagement-words.js';
import { organisationWords } from './organisation-words.js';
import { meetingWords } from './meeting-words.js';
import { Names } from './plain.js';
import { personWords } from './person-words.js';
import { policyWords } from './policy-words.js';
import { withheldWithBelow } from '../sight/sight.js';
import { seenIn } from './seen.js';
import { responseWords } from './response-words.js';

/** One thing that was recorded about an item, in a plain sentence. */
export interface HistoryEntry extends Recorded {
  readonly revision: number;
  /** the event's type, as in the log */
  readonly type: string;
  /** “Deadline moved to 5pm on 12 September 2025, made public on 18 July 2025. Reason: …” */
  readonly sentence: string;
  /** the other items that the sentence names */
  readonly mentions: readonly (ItemRef & { readonly kind: ItemKind })[];
}

/**
 * Who recorded what about an item, when: the latest first. Read from the log itself, up to where the read model stands.
 * @throws StoreUnavailable when the log cannot be reached
 */
export class ItemHistory extends Query<readonly HistoryEntry[]> {
  constructor(
    readonly kind: ItemKind | 'person',
    readonly id: string,
  ) {
    super();
  }
}

const WORDS: Readonly<Record<string, (data: never, name: Names) => string>> = {
  ...policyWords,
  ...consultationWords,
  ...engagementWords,
  ...askWords,
  ...decisionWords,
  ...claimWords,
  ...responseWords,
  ...organisationWords,
  ...meetingWords,
  ...personWords,
};

/** An event as one entry of a history; a type that nobody has worded yet by its name. */
export function entryOf(db: Database, { type, data, revision, metadata }: RecordedEvent): HistoryEntry {
  const name = new Names(db);
  const tell = WORDS[type] as ((data: object, name: Names) => string) | undefined;
  const sentence = tell?.(data, name) ?? type.replaceAll(/(?<=.)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const { recordedAt, actor } = metadata;
  return { revision, type, sentence, mentions: name.mentions, recordedAt, actor };
}

@QueryHandler(ItemHistory)
export class ItemHistoryHandler implements IQueryHandler<ItemHistory> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly events: EventStore,
  ) {}

  async execute({ kind, id }: ItemHistory) {
    const { db, position } = this.readModels;
    const events = await this.events.read(`${kind}-${id}`);
    const withheld = withheldWithBelow(db);
    if (withheld.has(id)) return [];
    return events
      .filter((event) => event.position <= position)
      .flatMap((event) => this.readModels.seen(event) ?? [])
      .flatMap((event) => seenIn(event, withheld))
      .map((event) => entryOf(db, event))
      .toReversed();
  }
}
