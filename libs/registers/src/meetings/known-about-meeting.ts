import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import type { KnownAboutMeeting as Known } from '#meetings';
import { ReadModels } from '#read-models';
import { first } from '../sql.js';

/** What a wish about a meeting must know beside the items that it names; it goes with the command. */
export class KnownAboutMeeting extends Query<Known> {
  constructor(readonly asked: { readonly responseId?: string; readonly actingFor?: string }) {
    super();
  }
}

/** The same, from the tables. */
export const knownAboutMeeting = (db: Database, { responseId, actingFor }: KnownAboutMeeting['asked']): Known => ({
  responseExists:
    responseId === undefined || first(db, 'SELECT 1 FROM responses WHERE response_id = ?', responseId) !== undefined,
  ...(actingFor !== undefined && { actingFor }),
});

@QueryHandler(KnownAboutMeeting)
export class KnownAboutMeetingHandler implements IQueryHandler<KnownAboutMeeting> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ asked }: KnownAboutMeeting) {
    return knownAboutMeeting(this.readModels.db, asked);
  }
}
