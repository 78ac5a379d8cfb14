import { Query } from '@nestjs/cqrs';
import type { ItemKind, ItemRef, Recorded } from '../listing.js';

/** One thing that was recorded about an item, in a plain sentence. */
export interface HistoryEntry extends Recorded {
  readonly revision: number;
  /** the event's type, as in the log */
  readonly type: string;
  /** "Deadline moved to 5pm on 12 September 2025 because …" */
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
    readonly kind: ItemKind,
    readonly id: string,
  ) {
    super();
  }
}
