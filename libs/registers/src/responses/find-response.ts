import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { londonDate } from '#vocabulary';
import { askRows, type AskRow } from '../asks/list-asks.js';
import { consultationRows, type ConsultationRow } from '../consultations/list-consultations.js';
import { responseRows, type ResponseRow } from './list-responses.js';

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

/** One response with all that its page shows. `now` is an instant. */
export function findResponse(db: Database, responseId: string, now: string): ResponseDetail | undefined {
  const [response] = responseRows(db, [responseId]);
  if (!response) return undefined;
  const [consultation] = consultationRows(db, [response.consultation.id], now);
  const asked = response.asks.map(({ id }) => id);
  return { response, consultation: consultation ?? null, asks: askRows(db, asked, londonDate(now)) };
}

@QueryHandler(FindResponse)
export class FindResponseHandler implements IQueryHandler<FindResponse> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ responseId, now }: FindResponse) {
    return findResponse(this.readModels.db, responseId, now);
  }
}
