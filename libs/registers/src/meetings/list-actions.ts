import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { conditions, when, type Register } from '../conditions.js';
import type { ItemRef, Listing, Paged } from '../listing.js';
import { pageOf } from '../register.js';
import { all } from '../sql.js';
import { holding } from '../words.js';

export const ACTION_SORTS = ['state', 'dueOn', 'text', 'owner', 'recordedAt'] as const;

/** `late` is one that is not done and whose day is over. */
export const ACTION_STATES = ['open', 'late', 'done'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

export interface ActionFilters extends Listing {
  /** the date that states are of */
  readonly today: string;
  readonly state?: string;
  /** the id of the organisation that does it */
  readonly owner?: string;
  /** the id of the meeting that gave it */
  readonly meeting?: string;
}

export interface ActionRow {
  readonly actionId: string;
  readonly text: string;
  readonly owner: ItemRef;
  readonly dueOn: string;
  readonly state: ActionState;
  /** when it was said to be done: an instant */
  readonly completedAt: string | null;
  readonly meeting: ItemRef;
  readonly recordedAt: string;
}

export type ActionList = Paged<ActionRow, 'state' | 'owner' | 'meeting'>;

/** The register of what meetings gave members to do. */
export class ListActions extends Query<ActionList> {
  constructor(readonly filters: ActionFilters) {
    super();
  }
}

const STATE = `CASE WHEN a.completed_at IS NOT NULL THEN 'done' WHEN a.due_on < @today THEN 'late' ELSE 'open' END`;
const OWNER = 'coalesce(o.name, a.owner_organisation_id)';

const ACTIONS: Register<'state' | 'owner' | 'meeting'> = {
  from: 'actions a LEFT JOIN organisations o ON o.organisation_id = a.owner_organisation_id',
  reads: ['actions', 'organisations', 'meetings'],
  id: 'CAST(a.number AS TEXT)',
  tie: 'a.number',
  sorts: {
    // what is not done first, the first due first
    state: '(a.completed_at IS NOT NULL) || a.due_on',
    dueOn: 'a.due_on',
    text: 'a.text COLLATE NOCASE',
    owner: `${OWNER} COLLATE NOCASE`,
    recordedAt: 'a.number',
  },
  defaultSort: 'state',
  values: { state: STATE },
  lists: {
    owner: {
      entries: 'SELECT number AS tie, owner_organisation_id AS value FROM actions',
      titles: 'SELECT organisation_id AS id, name AS title FROM organisations',
    },
    meeting: {
      entries: 'SELECT number AS tie, meeting_id AS value FROM actions',
      titles: 'SELECT meeting_id AS id, title FROM meetings',
    },
  },
};

type Stored = Omit<ActionRow, 'owner' | 'meeting'> & {
  readonly ownerId: string;
  readonly ownerName: string;
  readonly meetingId: string;
  readonly meetingTitle: string;
};

/** The rows of actions, in the order of their numbers given. `today` is a date. */
export const actionRows = (db: Database, numbers: readonly (string | number)[], today: string): ActionRow[] =>
  all<Stored>(
    db,
    `SELECT a.action_id AS actionId, a.text, a.due_on AS dueOn, ${STATE} AS state, a.completed_at AS completedAt,
       a.owner_organisation_id AS ownerId, ${OWNER} AS ownerName, a.meeting_id AS meetingId,
       coalesce(m.title, a.meeting_id) AS meetingTitle, a.recorded_at AS recordedAt
     FROM json_each(?) wanted JOIN actions a ON a.number = CAST(wanted.value AS INTEGER)
     LEFT JOIN organisations o ON o.organisation_id = a.owner_organisation_id
     LEFT JOIN meetings m ON m.meeting_id = a.meeting_id ORDER BY wanted.key`,
    JSON.stringify(numbers),
    { today },
  ).map(({ actionId, text, ownerId, ownerName, meetingId, meetingTitle, ...row }) => ({
    actionId,
    text,
    owner: { id: ownerId, title: ownerName },
    meeting: { id: meetingId, title: meetingTitle },
    ...row,
  }));

/** The actions that a filter lets through, a page of them. */
export function listActions(db: Database, filters: ActionFilters, position?: number): ActionList {
  const { q, today, state, owner, meeting, ...listing } = filters;
  const asked = conditions(
    holding(db, q, 'a.number', 'actions_search'),
    when(state, `${STATE} = ?`, 'state'),
    when(owner, 'a.owner_organisation_id = ?', 'owner'),
    when(meeting, 'a.meeting_id = ?', 'meeting'),
  );
  const { ids, ...page } = pageOf(db, { ...ACTIONS, named: { today } }, asked, listing, position);
  return { ...page, rows: actionRows(db, ids, today) };
}

@QueryHandler(ListActions)
export class ListActionsHandler implements IQueryHandler<ListActions> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ filters }: ListActions) {
    return listActions(this.readModels.db, filters, this.readModels.position);
  }
}
