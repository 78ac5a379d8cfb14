import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import { londonDate } from '#vocabulary';
import type { ItemKind, ItemRef } from '../listing.js';
import { all, ids } from '../sql.js';
import { actionRows, type ActionRow } from './list-actions.js';
import { meetingRows, type MeetingRow } from './list-meetings.js';

export interface AgendaItem {
  readonly itemId: string;
  readonly title: string;
  /** what it is about, if it says so */
  readonly about: (ItemRef & { readonly kind: ItemKind }) | null;
  /** what the meeting decided on it, as last minuted */
  readonly decision: string | null;
}

/** All that a meeting's page shows. */
export interface MeetingDetail {
  readonly meeting: MeetingRow;
  /** in the order in which the items were added */
  readonly agenda: readonly AgendaItem[];
  readonly attended: readonly ItemRef[];
  readonly apologies: readonly ItemRef[];
  /** what it gave members to do, the first due first */
  readonly actions: readonly ActionRow[];
  /** the asks that it agreed to, as they are worded now */
  readonly asksAgreed: readonly ItemRef[];
  /** what earlier meetings gave them to do and is not done, the first due first */
  readonly openBefore: readonly ActionRow[];
}

/** One meeting; undefined when there is none. `now` is an instant. */
export class FindMeeting extends Query<MeetingDetail | undefined> {
  constructor(
    readonly meetingId: string,
    readonly now: string,
  ) {
    super();
  }
}

const organisationsIn = (db: Database, column: 'attended' | 'apologies', meetingId: string): ItemRef[] =>
  all<ItemRef>(
    db,
    `SELECT value AS id, coalesce(o.name, value) AS title FROM meetings m, json_each(m.${column})
     LEFT JOIN organisations o ON o.organisation_id = value WHERE m.meeting_id = ? ORDER BY title COLLATE NOCASE, id`,
    meetingId,
  );

const agendaOf = (db: Database, meetingId: string): AgendaItem[] =>
  all<{ itemId: string; title: string; decision: string | null; kind: ItemKind | null; id: string; named: string }>(
    db,
    `SELECT i.item_id AS itemId, i.title, i.decision,
       CASE WHEN i.policy_id IS NOT NULL THEN 'policy' WHEN i.consultation_id IS NOT NULL THEN 'consultation'
         WHEN i.response_id IS NOT NULL THEN 'response' WHEN i.ask_id IS NOT NULL THEN 'ask' END AS kind,
       coalesce(i.policy_id, i.consultation_id, i.response_id, i.ask_id) AS id,
       coalesce(p.title, c.title, rc.title, a.statement, i.policy_id, i.consultation_id, i.response_id, i.ask_id) AS named
     FROM agenda_items i LEFT JOIN policies p ON p.policy_id = i.policy_id
     LEFT JOIN consultations c ON c.consultation_id = i.consultation_id
     LEFT JOIN responses r ON r.response_id = i.response_id
     LEFT JOIN consultations rc ON rc.consultation_id = r.consultation_id
     LEFT JOIN asks a ON a.ask_id = i.ask_id WHERE i.meeting_id = ? ORDER BY i.position`,
    meetingId,
  ).map(({ itemId, title, decision, kind, id, named }) => ({
    itemId,
    title,
    about: kind === null ? null : { kind, id, title: named },
    decision,
  }));

/** One meeting with all that its page shows. */
export function findMeeting(db: Database, meetingId: string, now: string): MeetingDetail | undefined {
  const [meeting] = meetingRows(db, [meetingId], now);
  if (!meeting) return undefined;
  const actions = (condition: string) =>
    actionRows(
      db,
      ids<number>(db, `SELECT a.number FROM actions a WHERE ${condition} ORDER BY a.due_on, a.number`, meetingId),
      londonDate(now),
    );
  return {
    meeting,
    agenda: agendaOf(db, meetingId),
    attended: organisationsIn(db, 'attended', meetingId),
    apologies: organisationsIn(db, 'apologies', meetingId),
    actions: actions('a.meeting_id = ?'),
    asksAgreed: all<ItemRef>(
      db,
      'SELECT ask_id AS id, statement AS title FROM asks WHERE agreed_in = ? ORDER BY number',
      meetingId,
    ),
    openBefore: actions(
      `a.completed_at IS NULL AND a.meeting_id IN (SELECT earlier.meeting_id FROM meetings earlier, meetings m
         WHERE m.meeting_id = ? AND earlier.starts < m.starts)`,
    ),
  };
}

@QueryHandler(FindMeeting)
export class FindMeetingHandler implements IQueryHandler<FindMeeting> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ meetingId, now }: FindMeeting) {
    return findMeeting(this.readModels.db, meetingId, now);
  }
}
