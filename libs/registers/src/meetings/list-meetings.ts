import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { conditions, when, type Register } from '../conditions.js';
import type { Listing, Paged } from '../listing.js';
import { pageOf } from '../register.js';
import { all } from '../sql.js';
import { holding } from '../words.js';

export const MEETING_SORTS = ['startsAt', 'title', 'recordedAt'] as const;

/** `to_record`: it has begun, and nobody has recorded who was there. */
export const MEETING_STATES = ['planned', 'to_record', 'held'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export interface MeetingFilters extends Listing {
  /** the instant that states are of */
  readonly now: string;
  readonly state?: string;
  readonly year?: string;
  /** the id of an organisation that attended */
  readonly attended?: string;
}

export interface MeetingRow {
  readonly meetingId: string;
  readonly title: string;
  /** an instant */
  readonly startsAt: string;
  readonly place: string | null;
  readonly state: MeetingState;
  readonly counts: {
    readonly agendaItems: number;
    readonly decisions: number;
    readonly attended: number;
    readonly actions: number;
    readonly openActions: number;
  };
  readonly recordedAt: string;
  readonly revision: number;
}

export type MeetingList = Paged<MeetingRow, 'state' | 'year' | 'attended'>;

/** The register of meetings. */
export class ListMeetings extends Query<MeetingList> {
  constructor(readonly filters: MeetingFilters) {
    super();
  }
}

const STATE = `CASE WHEN m.held = 1 THEN 'held' WHEN m.starts > unixepoch(@now) THEN 'planned' ELSE 'to_record' END`;
const YEAR = 'substr(m.starts_at, 1, 4)';

const MEETINGS: Register<'state' | 'year' | 'attended'> = {
  from: 'meetings m',
  reads: ['meetings', 'organisations'],
  id: 'm.meeting_id',
  tie: 'm.number',
  sorts: { startsAt: 'm.starts', title: 'm.title COLLATE NOCASE', recordedAt: 'm.number' },
  defaultSort: '-startsAt',
  values: { state: STATE, year: YEAR },
  lists: {
    attended: {
      entries: 'SELECT m.number AS tie, value FROM meetings m, json_each(m.attended)',
      titles: 'SELECT organisation_id AS id, name AS title FROM organisations',
    },
  },
};

type Stored = Omit<MeetingRow, 'counts'> & MeetingRow['counts'];

/** The rows of meetings, in the order of the ids. `now` is an instant. */
export const meetingRows = (db: Database, ids: readonly string[], now: string): MeetingRow[] =>
  all<Stored>(
    db,
    `SELECT m.meeting_id AS meetingId, m.title, m.starts_at AS startsAt, m.place, ${STATE} AS state,
       (SELECT count(*) FROM agenda_items i WHERE i.meeting_id = m.meeting_id) AS agendaItems,
       (SELECT count(*) FROM agenda_items i WHERE i.meeting_id = m.meeting_id AND i.decision IS NOT NULL) AS decisions,
       json_array_length(m.attended) AS attended,
       (SELECT count(*) FROM actions a WHERE a.meeting_id = m.meeting_id) AS actions,
       (SELECT count(*) FROM actions a WHERE a.meeting_id = m.meeting_id AND a.completed_at IS NULL) AS openActions,
       m.recorded_at AS recordedAt, m.revision
     FROM json_each(?) wanted JOIN meetings m ON m.meeting_id = wanted.value ORDER BY wanted.key`,
    JSON.stringify(ids),
    { now },
  ).map(({ agendaItems, decisions, attended, actions, openActions, recordedAt, revision, ...row }) => ({
    ...row,
    counts: { agendaItems, decisions, attended, actions, openActions },
    recordedAt,
    revision,
  }));

/** The meetings that a filter lets through, a page of them. */
export function listMeetings(db: Database, filters: MeetingFilters): MeetingList {
  const { q, now, state, year, attended, ...listing } = filters;
  const asked = conditions(
    holding(db, q, 'm.number', 'meetings_search'),
    when(state, `${STATE} = ?`, 'state'),
    when(year, `${YEAR} = ?`, 'year'),
    when(attended, 'EXISTS (SELECT 1 FROM json_each(m.attended) WHERE value = ?)', 'attended'),
  );
  const register = { ...MEETINGS, named: { now }, ...(state === 'planned' && { defaultSort: 'startsAt' }) };
  // the counts of states go by the instant: nothing of them is kept
  const { ids, ...page } = pageOf(db, register, asked, listing);
  return { ...page, rows: meetingRows(db, ids, now) };
}

@QueryHandler(ListMeetings)
export class ListMeetingsHandler implements IQueryHandler<ListMeetings> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ filters }: ListMeetings) {
    return listMeetings(this.readModels.db, filters);
  }
}
