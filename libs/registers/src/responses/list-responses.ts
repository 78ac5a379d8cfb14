import { Query } from '@nestjs/cqrs';
import type { Handling } from '#vocabulary';
import type { ItemRef, Listing, Paged } from '../listing.js';

export const RESPONSE_STATES = ['started', 'submitted', 'acknowledged', 'published', 'withdrawn'] as const;
export type ResponseState = (typeof RESPONSE_STATES)[number];

export const RESPONSE_SORTS = ['submittedAt', 'consultation', 'recordedAt'] as const;

export interface ResponseFilters extends Listing {
  readonly state?: string;
  /** a consultation id */
  readonly consultation?: string;
  /** an organisation id: who took part */
  readonly organisation?: string;
}

export interface ResponseRow {
  readonly responseId: string;
  readonly consultation: ItemRef;
  readonly state: ResponseState;
  readonly jointWith: readonly string[];
  readonly leadPersonId: string;
  /** instant */
  readonly submittedAt: string | null;
  /** the date in London of that instant */
  readonly submittedOn: string | null;
  readonly channel: string | null;
  /** the latest: from the acknowledgement, else from the submission */
  readonly receipt: string | null;
  readonly asks: readonly ItemRef[];
  readonly organisations: readonly ItemRef[];
  readonly document: {
    readonly fileName: string;
    readonly mediaType: string;
    readonly bytes: number;
    readonly sha256: string;
  } | null;
  readonly acknowledgedOn: string | null;
  readonly publishedOn: string | null;
  readonly url: string | null;
  readonly withdrawnReason: string | null;
  readonly handling: Handling | null;
  /** when the start was recorded */
  readonly recordedAt: string;
  readonly revision: number;
}

export type ResponseList = Paged<ResponseRow, 'state' | 'organisation'>;

/** The register of responses. */
export class ListResponses extends Query<ResponseList> {
  constructor(readonly filters: ResponseFilters = {}) {
    super();
  }
}
