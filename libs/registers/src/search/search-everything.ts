import { Query } from '@nestjs/cqrs';
import type { ItemKind } from '../listing.js';

/** A piece of text; `match` when it is what was searched for. Plain text: whoever shows it escapes it. */
export interface Segment {
  readonly text: string;
  readonly match: boolean;
}

export interface SearchHit {
  readonly kind: ItemKind;
  readonly id: string;
  readonly title: readonly Segment[];
  /** where the words were found beside the title; empty when nowhere */
  readonly excerpt: readonly Segment[];
}

export interface SearchResults {
  readonly hits: readonly SearchHit[];
  readonly total: number;
  /** by kind, those with hits */
  readonly counts: readonly { readonly kind: ItemKind; readonly count: number }[];
  readonly page: number;
  readonly pageSize: number;
  readonly pageCount: number;
}

/** Everything that holds all the words of `q` (any text: it is never read as a search language), the closest first. */
export class SearchEverything extends Query<SearchResults> {
  constructor(
    readonly q: string,
    readonly options: { readonly kind?: string; readonly page?: number; readonly pageSize?: number } = {},
  ) {
    super();
  }
}
