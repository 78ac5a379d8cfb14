import { Query } from '@nestjs/cqrs';
import type { AskRow } from '../asks/list-asks.js';
import type { ConsultationRow } from '../consultations/list-consultations.js';
import type { ResponseRow } from './list-responses.js';

/** All that a response's page shows. */
export interface ResponseDetail {
  readonly response: ResponseRow;
  readonly consultation: ConsultationRow | null;
  /** the asks raised, as they stand today */
  readonly asks: readonly AskRow[];
}

/** One response; undefined when there is none. `now` is an instant. */
export class FindResponse extends Query<ResponseDetail | undefined> {
  constructor(
    readonly responseId: string,
    readonly now: string,
  ) {
    super();
  }
}
