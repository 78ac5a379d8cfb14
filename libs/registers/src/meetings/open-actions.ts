import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import type { ItemRef } from '../listing.js';
import { all } from '../sql.js';

export interface OpenAction {
  readonly meetingId: string;
  readonly actionId: string;
  readonly text: string;
  readonly owner: ItemRef;
  readonly dueOn: string;
}

/** What is still to be done, the first due first. */
export class OpenActions extends Query<readonly OpenAction[]> {}

/** The actions that are not completed, by the day they are due. */
export const openActions = (db: Database): OpenAction[] =>
  all<Omit<OpenAction, 'owner'> & { ownerId: string; ownerName: string }>(
    db,
    `SELECT a.meeting_id AS meetingId, a.action_id AS actionId, a.text, a.due_on AS dueOn,
       a.owner_organisation_id AS ownerId, coalesce(o.name, a.owner_organisation_id) AS ownerName
     FROM actions a LEFT JOIN organisations o ON o.organisation_id = a.owner_organisation_id
     WHERE a.completed_at IS NULL ORDER BY a.due_on, a.action_id`,
  ).map(({ ownerId, ownerName, ...action }) => ({ ...action, owner: { id: ownerId, title: ownerName } }));

@QueryHandler(OpenActions)
export class OpenActionsHandler implements IQueryHandler<OpenActions> {
  constructor(private readonly readModels: ReadModels) {}

  async execute() {
    return openActions(this.readModels.db);
  }
}
